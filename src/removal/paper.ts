import { type Day, formatDay } from '../kernel/day.ts'
import { line, type Paper, paragraph, type SheetBlock, type SheetTable } from '../print/paper.ts'
import { type AnnexGroup, documentHead } from './annex.ts'
import { letterheadOf } from './letterhead.ts'
import type { Wording } from './removal.ts'

/** The text of a decision and its annex; in a council's form, its placeholders. */
export interface DecisionText {
  /** «проєкт», while it is one */
  mark: string | null
  /** «УКРАЇНА», the council, its committee */
  letterhead: readonly string[]
  /** «від 28.04.2023 № 512» */
  act: string
  place: string
  title: string
  preamble: string
  points: readonly string[]
  signature: readonly [post: string, name: string]
  /** «Додаток до рішення …», a line each */
  annexLines: readonly string[]
  annexTitle: string
  annexSignature: readonly [post: string, name: string]
  /** the table, or its placeholder */
  annex: readonly AnnexGroup[] | string
}

/** The text of a decision, from its wording and its annex. */
export function decisionText(
  organization: string,
  wording: Wording,
  groups: readonly AnnexGroup[],
  adoption: { number: string; on: Day } | null,
): DecisionText {
  const act = actLine(adoption)
  return {
    mark: adoption ? null : 'проєкт',
    letterhead: letterheadOf(organization),
    act,
    place: wording.place,
    title: wording.title,
    preamble: wording.preamble,
    points: numberedPoints(wording.points),
    signature: signatureParts(wording.signedBy),
    annexLines: ['Додаток', 'до рішення виконавчого комітету', act],
    annexTitle: `${genitives(groups)}, що знімаються з контролю`,
    annexSignature: signatureParts(wording.annexSignedBy),
    annex: groups,
  }
}

/** A decision on a portrait sheet, its annex on a landscape sheet. */
export function decisionOnPaper(title: string, decision: DecisionText): Paper {
  const { mark, letterhead, act, place, preamble, signature, annexLines, annexTitle, annexSignature } =
    decision
  return {
    title,
    sheets: [
      {
        blocks: [
          ...(mark ? [line('mark', mark)] : []),
          ...letterhead.map((text) => line('heading', text)),
          line('title', 'РІШЕННЯ'),
          line('sides', act, place || undefined),
          line('subject', decision.title),
          paragraph(preamble),
          ...decisionPoints(decision),
          line('signature', ...signature),
        ],
      },
      {
        landscape: true,
        blocks: [
          line('addressee', annexLines.join('\n')),
          line('heading', 'ПЕРЕЛІК'),
          line('heading', annexTitle),
          ...annexBlocks(decision),
          line('signature', ...annexSignature),
        ],
      },
    ],
  }
}

/** The points, a paragraph each. */
export function decisionPoints({ points }: Pick<DecisionText, 'points'>): SheetBlock[] {
  return points.map(paragraph)
}

/** The table of the annex. */
export function annexBlocks({ annex }: Pick<DecisionText, 'annex'>): SheetBlock[] {
  return typeof annex === 'string' ? [line('plain', annex)] : [annexTable(annex)]
}

function annexTable(groups: readonly AnnexGroup[]): SheetTable {
  const rows = groups.flatMap((group) => group.rows)
  return {
    kind: 'table',
    name: 'Перелік документів, що знімаються з контролю',
    nameless: true,
    points: 12,
    columns: [
      { head: '№ з/п', width: 12, centred: true },
      { head: documentHead(groups), width: 32 },
      { head: 'Назва', width: 84 },
      { head: 'Відповідальний', width: 52 },
      { head: 'Стан виконання, підстава', width: 47 },
      { head: 'Примітка', width: 30 },
    ],
    ...(groups.length > 1 && {
      groups: groups.map((group) => ({
        before: rows.indexOf(group.rows[0]!),
        title: `Перелік ${group.genitive}`,
      })),
    }),
    rows: rows.map(({ place, number, date, title, responsible, state, note }) => [
      place,
      `№ ${number} від\u00a0${formatDay(date)}`,
      title,
      responsible,
      state,
      note,
    ]),
  }
}

/** «від 28.04.2023 № 512»; an adopted decision has both, a draft has room for them. */
function actLine(adoption: { number: string; on: Day } | null): string {
  return adoption ? `від ${formatDay(adoption.on)} № ${adoption.number}` : 'від ____________ № ______'
}

/** The post at the left and the name at the right of a signature: «Міський голова Олег ПЕТРЕНКО». */
export function signatureParts(words: string): [post: string, name: string] {
  const match = /^(.*?)\s+(\p{Lu}[\p{Ll}’'ʼ]+\s+\p{Lu}[\p{Lu}’'ʼ-]+)$/u.exec(words.trim())
  return match ? [match[1]!, match[2]!] : [words.trim(), '']
}

function numberedPoints(points: string): string[] {
  return points
    .split('\n')
    .map((point) => point.trim().replace(/^\d+\.\s*/, ''))
    .filter(Boolean)
    .map((point, at) => `${at + 1}. ${point}`)
}

/** The text of a new draft; place and signatures come from the previous draft. */
export function firstWording(
  groups: readonly AnnexGroup[],
  before?: Pick<Wording, 'place' | 'signedBy' | 'annexSignedBy'>,
): Wording {
  return {
    title: `Про зняття з контролю ${genitives(groups)}`,
    preamble:
      'Розглянувши подання відділу контролю про стан виконання документів, відповідно до Положення про порядок контролю, ' +
      'керуючись статтями 40, 59 Закону України «Про місцеве самоврядування в Україні», виконавчий комітет міської ради ' +
      'ВИРІШИВ:',
    points: [
      'Зняти з контролю документи за переліком згідно з додатком.',
      'Контроль за виконанням цього рішення покласти на керуючого справами виконавчого комітету.',
    ].join('\n'),
    place: before?.place ?? '',
    signedBy: before?.signedBy ?? 'Міський голова',
    annexSignedBy: before?.annexSignedBy ?? 'Керуючий справами виконавчого комітету',
  }
}

function genitives(groups: readonly AnnexGroup[]): string {
  const names = groups.map(({ genitive }) => genitive)
  if (names.length < 2) return names[0] ?? 'документів'
  return `${names.slice(0, -1).join(', ')} та ${names.at(-1)}`
}
