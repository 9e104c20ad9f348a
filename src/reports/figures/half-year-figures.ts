import { sql } from 'kysely'
import { meetingKinds } from '../../journals/kind.ts'
import { lowered } from '../../kernel/capital.ts'
import { documentsOnControl, documentsRegistered } from './control-documents.ts'
import type { Figure, RowSource } from './figure.ts'
import { type MeetingName, meetingNames, type ReportedKind, reportedKinds } from './figure-key.ts'
import { kindName } from './kind-name.ts'
import { instructionsGiven, instructionsLeftOut, protocols, questionsOfProtocols } from './meetings.ts'
import { reminderLetters } from './reminder-letters.ts'

/** What is counted of the documents of a kind that were on control. */
export type ControlFigure = 'taken' | 'opening' | 'removed' | 'closing' | 'stillOpenFromEarlier'

/** A figure of the half-year: the way to it in the JSON of the report. */
export type HalfYearKey =
  | `half-year/${ReportedKind}/${ControlFigure | 'registered'}`
  | `half-year/${ReportedKind}/lastYear/${'registered' | 'taken'}`
  | `half-year/removalDecisions/${'count' | 'documents'}`
  | 'half-year/reminderLetters'
  | `half-year/meetings/${MeetingName}/${'protocols' | 'questions' | 'instructions'}`
  | `half-year/instructions/${'given' | 'executedInFull' | 'leftOut'}`

/** A figure of the half-year, with its place in the JSON of the report and in the open data. */
export interface HalfYearFigure extends Figure<HalfYearKey> {
  /** the way to it in the JSON; null where the report does not say it */
  path: readonly string[] | null
  /** what the open data call it */
  subject: string
  figure: string
}

/** What the half-year tells of, as the open data name it, with its name. */
export const halfYearSubjects: Record<string, string> = {
  'higher-authority': 'документи вищих органів',
  'executive-decision': 'рішення виконкому',
  'mayoral-order': 'розпорядження',
  'removal-decisions': 'рішення про зняття з контролю',
  'reminder-letters': 'листи-нагадування',
  operational: 'оперативні наради',
  inspection: 'ранкові інспекції',
  broadcast: 'прямі ефіри',
  instructions: 'доручення протоколів нарад, інспекцій, ефірів',
}

// One function each, by which figures of the same rows are known.
const registered: RowSource = ({ query }) => documentsRegistered(query, reportedKinds)
const onControl: RowSource = async ({ query, historical }) => documentsOnControl(query, await historical())
const held: RowSource = ({ query }) => protocols(query)
const discussed: RowSource = ({ query }) => questionsOfProtocols(query)
const given: RowSource = async ({ query, historical }) => instructionsGiven(query, await historical())
const notCounted: RowSource = ({ query }) => instructionsLeftOut(query)
const letters: RowSource = ({ query }) => reminderLetters(query)

/** Figures of documents by kind; `opened`, `placed` and `closed` say of a document that such a task of it was on control. */
export const documentFigures = {
  registered: { name: 'Зареєстровано', formula: 'за днем реєстрації, без анульованих', where: null },
  taken: {
    name: 'Взято на контроль',
    formula: 'документ, завдання якого взято на контроль у періоді, а на початок на контролі не був',
    where: sql`placed AND NOT opened`,
  },
  opening: {
    name: 'На контролі на початок',
    formula: 'хоч одне завдання на контролі на початок періоду',
    where: sql`opened`,
  },
  removed: {
    name: 'Знято з контролю',
    formula: 'на початок + взято − на кінець',
    where: sql`(opened OR placed) AND NOT closed`,
  },
  closing: {
    name: 'На контролі на кінець',
    formula: 'хоч одне завдання на контролі на кінець періоду',
    where: sql`closed`,
  },
  stillOpenFromEarlier: {
    name: 'Досі на контролі з попередніх періодів',
    formula: 'на контролі і на початок, і на кінець періоду',
    where: sql`opened AND closed`,
  },
} satisfies Record<ControlFigure | 'registered', object>

export const meetingTexts: Record<MeetingName, string> = {
  operational: 'Оперативні наради',
  inspection: 'Ранкові інспекції',
  broadcast: 'Прямі ефіри',
}

const meetingFigures = {
  protocols: {
    name: 'протоколи',
    formula: 'протоколи цього виду, датовані періодом, без анульованих',
    of: 'document',
    rows: held,
  },
  questions: {
    name: 'питання порядку денного',
    formula: 'питання протоколів, датованих періодом',
    of: 'question',
    rows: discussed,
  },
  instructions: {
    name: 'доручення',
    formula: 'доручення протоколів, датованих періодом; періодичне доручення — одне',
    of: 'task',
    rows: given,
  },
} as const

/** Every figure of the half-year, in the order of its signed lines. */
export const halfYearFigures: readonly HalfYearFigure[] = [
  ...reportedKinds.flatMap((kind) => [
    ...(Object.keys(documentFigures) as (keyof typeof documentFigures)[]).map((figure) =>
      documentFigure(kind, figure),
    ),
    documentFigure(kind, 'registered', true),
    documentFigure(kind, 'taken', true),
  ]),
  simple({
    key: 'half-year/removalDecisions/count',
    subject: 'removal-decisions',
    text: 'Рішення про зняття з контролю',
    formula: 'рішення, датовані періодом, якими знято хоч одне завдання',
    of: 'decision',
    counts: {
      list: async ({ removals }) =>
        (await removals()).decisions.map(({ date, number }) => `${date} ${number}`),
    },
  }),
  simple({
    key: 'half-year/removalDecisions/documents',
    subject: 'removal-decisions',
    text: 'Документи, зняті рішеннями',
    formula: 'різні документи завдань, знятих цими рішеннями',
    of: 'document',
    counts: { list: async ({ removals }) => (await removals()).documents },
  }),
  simple({
    key: 'half-year/reminderLetters',
    subject: 'reminder-letters',
    figure: 'count',
    text: 'Листи-нагадування',
    formula: 'листи, надіслані в періоді',
    of: 'letter',
    counts: { rows: letters },
  }),
  ...(Object.keys(meetingNames) as MeetingName[]).flatMap((meeting) =>
    (['protocols', 'questions', 'instructions'] as const).map((figure) => {
      const { name, formula, of, rows } = meetingFigures[figure]
      return simple({
        key: `half-year/meetings/${meeting}/${figure}`,
        // Questions are put to meetings only: of inspections and broadcasts the report has no such figure.
        ...(figure === 'questions' && meeting !== 'operational' && { path: null }),
        subject: meeting,
        text: `${meetingTexts[meeting]}: ${name}`,
        formula,
        of,
        counts: { rows, where: sql`kind = ${meetingNames[meeting]}` },
      })
    }),
  ),
  simple({
    key: 'half-year/instructions/given',
    subject: 'instructions',
    text: 'Надані доручення',
    formula: 'доручення всіх протоколів, датованих періодом',
    of: 'task',
    counts: { rows: given },
  }),
  simple({
    key: 'half-year/instructions/executedInFull',
    subject: 'instructions',
    text: 'Доручення, виконані у повному обсязі',
    formula: 'з наданих — виконані у повному обсязі до цього дня',
    of: 'task',
    counts: { rows: given, where: sql`executed_in_full` },
  }),
]

/** What stands beside the percentage and is no figure of the report itself. */
export const instructionsNotCounted = simple({
  key: 'half-year/instructions/leftOut',
  path: null,
  subject: 'instructions',
  text: 'Не враховано серед наданих доручень',
  formula: 'доручення анульованих протоколів і дальші контрольні точки періодичних доручень',
  of: 'task',
  counts: { rows: notCounted },
})

/** Kinds whose tasks the report looks at. */
export const halfYearKinds = [...reportedKinds, ...meetingKinds]

/** «half-year/mayoral-order/lastYear/taken» */
export function halfYearFigure(steps: string[]): Figure | null {
  const key = `half-year/${steps.join('/')}`
  return [...halfYearFigures, instructionsNotCounted].find((figure) => figure.key === key) ?? null
}

function documentFigure(
  kind: ReportedKind,
  figure: keyof typeof documentFigures,
  lastYear = false,
): HalfYearFigure {
  const { name, formula, where } = documentFigures[figure]
  const ofKind = sql`kind = ${kind}`
  const way = lastYear ? ['lastYear', figure] : [figure]
  return {
    key: `half-year/${kind}/${way.join('/')}` as HalfYearKey,
    path: ['kinds', kind, ...way],
    subject: kind,
    figure,
    department: 'total',
    name: ({ kinds }) => `${kindName(kind, kinds)}: ${lowered(name)}${lastYear ? ', рік тому' : ''}`,
    formula,
    of: 'document',
    counts: {
      ...(where
        ? { rows: onControl, where: sql`${ofKind} AND (${where})` }
        : { rows: registered, where: ofKind }),
      ...(lastYear && { lastYear }),
    },
  }
}

function simple({
  text,
  ...entry
}: Pick<HalfYearFigure, 'key' | 'subject' | 'formula' | 'of' | 'counts'> & {
  text: string
  figure?: string
  path?: null
}): HalfYearFigure {
  const path = entry.key.split('/').slice(1)
  return { path, figure: path.at(-1)!, department: 'total', name: () => text, ...entry }
}
