import type { Database } from '../../db/database.ts'
import { plural } from '../../kernel/plural.ts'
import type { PaperLink } from '../../print/paper.ts'
import { countFigures } from '../figures/figure.ts'
import { type MeetingName, meetingNames, type ReportedKind, reportedKinds } from '../figures/figure-key.ts'
import { readingsOf } from '../figures/figures.ts'
import { executedInFullFormula } from '../figures/formulas.ts'
import type { ControlFigure, HalfYearKey } from '../figures/half-year-figures.ts'
import {
  documentFigures,
  halfYearFigures,
  instructionsNotCounted,
  meetingTexts,
} from '../figures/half-year-figures.ts'
import { kindName } from '../figures/kind-name.ts'
import { inPercent, percentOf } from '../figures/percent.ts'
import { changeOf } from '../figures/tempo.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import type { ReportTexts } from './definition.ts'
import { linked } from './linked.ts'
import { cells, type PageCell, type PagePart, pieces } from './page-parts.ts'

/** What was registered, controlled and executed in a period, last year beside it. */
export interface HalfYear {
  query: ReportQuery
  counts: Record<HalfYearKey, number>
  /** of the instructions given, those executed in full */
  percent: number | null
}

export async function readHalfYear(db: Database, query: ReportQuery): Promise<HalfYear> {
  const counts = await countFigures(readingsOf(db), query, [...halfYearFigures, instructionsNotCounted])
  const percent = percentOf(
    counts['half-year/instructions/executedInFull'],
    counts['half-year/instructions/given'],
  )
  return { query, counts, percent }
}

/** A figure of the half-year with the way to its list. */
export function halfYearLink({ query, counts }: HalfYear, key: HalfYearKey): PaperLink {
  return linked(query, counts[key], key)
}

const PERCENT = 'half-year/instructions/percent'

export function halfYearLines({ counts, percent }: HalfYear): FigureLine[] {
  return [
    ...halfYearFigures.map(({ key }) => ({ key, value: counts[key] })),
    { key: PERCENT, value: percent },
  ]
}

/** Each figure at its place in the JSON. */
export function halfYearJson({ query, counts, percent }: HalfYear): HalfYearJson {
  const { period, asOf, running, knownOn } = query
  const json = { period, asOf, ...(running && { running }), knownOn }
  for (const { key, path } of halfYearFigures) if (path) put(json, path, counts[key])
  put(json, PERCENT.split('/').slice(1), percent)
  return json as HalfYearJson
}

/** The report as programs read it. */
export type HalfYearJson = ReportQuery & {
  kinds: Record<
    ReportedKind,
    Record<ControlFigure | 'registered', number> & { lastYear: Record<'registered' | 'taken', number> }
  >
  removalDecisions: Record<'count' | 'documents', number>
  reminderLetters: number
  meetings: Record<'operational', Record<'protocols' | 'questions' | 'instructions', number>> &
    Record<'inspection' | 'broadcast', Record<'protocols' | 'instructions', number>>
  instructions: Record<'given' | 'executedInFull', number> & { percent: number | null }
}

function put(json: object, [first, ...rest]: readonly string[], value: number | null): void {
  const node = json as Record<string, unknown>
  if (rest.length === 0) node[first!] = value
  else {
    node[first!] ??= {}
    put(node[first!] as object, rest, value)
  }
}

/** The page: four tiles, documents by kind, meetings, why the percentage, how each column is counted. */
export function halfYearPage(halfYear: HalfYear, { kinds }: ReportTexts): PagePart[] {
  const { counts, percent } = halfYear
  const link = (key: HalfYearKey) => halfYearLink(halfYear, key)
  return [
    { kind: 'tiles', tiles: tilesOf(halfYear) },
    {
      kind: 'table',
      label: 'Документи на контролі за видами',
      columns: [
        { head: 'Документи', holds: 'name' },
        { head: 'Зареєстровано', sub: 'торік' },
        { head: 'Взято на контроль', sub: 'торік' },
        { head: 'Питома вага контрольних' },
        ...columns.map((figure) => ({
          head: documentFigures[figure].name,
          meaning: documentFigures[figure].formula,
        })),
      ],
      rows: reportedKinds.map((kind) => {
        const [now, registered] = [`half-year/${kind}`, counts[`half-year/${kind}/registered`]] as const
        const beside = (figure: 'registered' | 'taken'): PageCell => ({
          value: link(`${now}/${figure}`),
          sub: [
            link(`${now}/lastYear/${figure}`),
            tempo(counts[`${now}/${figure}`], counts[`${now}/lastYear/${figure}`]),
          ],
        })
        return {
          cells: [
            ...cells(kindName(kind, kinds)),
            beside('registered'),
            beside('taken'),
            ...cells(inPercent(percentOf(counts[`${now}/taken`], registered))),
            ...cells(...columns.map((figure) => link(`${now}/${figure}`))),
          ],
        }
      }),
    },
    {
      kind: 'text',
      muted: true,
      pieces: [
        `Баланс за кожним видом: ${reportedKinds.map((kind) => balance(counts, kind)).join('; ')} (на початок + взято − знято = на кінець).`,
      ],
    },
    {
      kind: 'table',
      label: 'Наради, інспекції та ефіри',
      columns: [
        { head: 'Наради, інспекції, ефіри', holds: 'name' },
        { head: 'Протоколи' },
        { head: 'Питання' },
        { head: 'Доручення' },
      ],
      rows: (Object.keys(meetingNames) as MeetingName[]).map((name) => ({
        cells: cells(
          meetingTexts[name],
          link(`half-year/meetings/${name}/protocols`),
          name === 'operational' ? link(`half-year/meetings/${name}/questions`) : null,
          link(`half-year/meetings/${name}/instructions`),
        ),
      })),
      total: { cells: cells('Усього доручень', '', '', link('half-year/instructions/given')) },
    },
    {
      kind: 'explanation',
      title: `Чому ${inPercent(percent)}`,
      pieces: pieces`${executedInFullFormula}: ${link('half-year/instructions/executedInFull')} ÷ ${link('half-year/instructions/given')}. До знаменника входять усі доручення протоколів, датованих періодом, і ті, чий строк ще не настав; виконані частково в чисельник не входять. Не враховано доручення анульованих протоколів і дальші точки періодичних: ${link('half-year/instructions/leftOut')}.`,
      lists: instructionLists(halfYear),
    },
    {
      kind: 'meanings',
      meanings: [
        ...Object.values(documentFigures),
        { name: 'Питома вага контрольних', formula: '100 × взято на контроль ÷ зареєстровано' },
        { name: 'Торік', formula: 'той самий період рік тому; темп — різниця до нього у відсотках' },
      ],
    },
  ]
}

/** Instructions executed in full, all that were given, and those that are not counted. */
export function instructionLists(halfYear: HalfYear) {
  return {
    numerator: halfYearLink(halfYear, 'half-year/instructions/executedInFull'),
    denominator: halfYearLink(halfYear, 'half-year/instructions/given'),
    leftOut: halfYearLink(halfYear, 'half-year/instructions/leftOut'),
  }
}

const columns = ['opening', 'removed', 'closing', 'stillOpenFromEarlier'] as const

function tilesOf(halfYear: HalfYear) {
  const { counts, percent } = halfYear
  const tile = (key: HalfYearKey, text: string, value: string | number = counts[key]) => ({
    value,
    pieces: [text],
    href: halfYearLink(halfYear, key).href,
  })
  const { [given]: all, [letters]: sent, [decisions]: count, [documents]: removed } = counts
  return [
    tile(
      inFull,
      `виконано у повному обсязі ${counts[inFull]} з ${all} ${plural(all, 'доручення', 'доручень', 'доручень')}`,
      inPercent(percent),
    ),
    tile(
      letters,
      `${plural(sent, 'лист-нагадування', 'листи-нагадування', 'листів-нагадувань')} надіслано виконавцям`,
    ),
    tile(decisions, `${plural(count, 'рішення', 'рішення', 'рішень')} про зняття з контролю`),
    tile(
      documents,
      `${plural(removed, 'документ знято', 'документи знято', 'документів знято')} цими рішеннями`,
    ),
  ]
}

const given = 'half-year/instructions/given'
const inFull = 'half-year/instructions/executedInFull'
const letters = 'half-year/reminderLetters'
const decisions = 'half-year/removalDecisions/count'
const documents = 'half-year/removalDecisions/documents'

function balance(counts: HalfYear['counts'], kind: (typeof reportedKinds)[number]): string {
  const [opening, taken, removed, closing] = (['opening', 'taken', 'removed', 'closing'] as const).map(
    (figure) => counts[`half-year/${kind}/${figure}`],
  )
  return `${opening} + ${taken} − ${removed} = ${closing}`
}

/** « · +12%» beside last year's figure. */
function tempo(now: number, before: number): string {
  const change = changeOf(now, before)
  if (change === null) return ' · —'
  return ` · ${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change)}%`
}
