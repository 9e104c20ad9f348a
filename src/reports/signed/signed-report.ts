import { type Day, dayOf, formatDay, type Instant } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { CauseKind } from '../compare/causes-of-difference.ts'
import type { FormulaAct } from '../figures/formula-act.ts'
import type { FormulaId } from '../figures/formulas.ts'
import type { SignedReportName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import type { InputGroups } from './input-groups.ts'

/** A query whose answer nothing entered later can change. */
export interface SignedQuery extends ReportQuery {
  knownOn: Instant
}

/** One figure of an answer: the way to it (the address of its list; a few open no list), and what it says. */
export interface FigureLine {
  key: string
  value: LineValue
}

/** null is a figure that does not exist: «—». */
export type LineValue = string | number | null

/** A line that two answers say differently; a side is absent where that answer has no such line. */
export interface LineChange {
  key: string
  was?: LineValue
  is?: LineValue
}

/** How the percentage of a report is counted, which formula was official then and by which act. */
export interface SignedFormula {
  words: string
  official: FormulaId
  /** by which law of counting the figures were counted; absent in reports signed under the first */
  law?: number
  act: Pick<FormulaAct, 'number' | 'date' | 'from'> | null
}

/**
 * The law of counting that each report is counted by now; decision 0008 says what the second changed. Documents, the balance of
 * control and the turnover are counted as ever.
 */
export const countingLaw: Record<SignedReportName, number> = {
  departments: 2,
  'half-year': 1,
  formulas: 2,
  balance: 1,
  month: 2,
  turnover: 1,
}

/** Whether such figures are counted otherwise by now: what was signed stands, and is not counted anew. */
export function byFormerLaw({ report, formula }: Pick<SignedReport, 'report' | 'formula'>): boolean {
  return (formula.law ?? 1) !== countingLaw[report]
}

/** Who signed, as it was then. */
export interface Signer {
  name: string
  post: string | null
  department: string | null
}

/** A report as it was signed. */
export interface SignedReport {
  id: string
  /** within the year of signing */
  year: number
  number: number
  report: SignedReportName
  question: SignedQuery
  formula: SignedFormula
  calendarHash: string
  inputs: InputGroups
  inputsHash: string
  answer: FigureLine[]
  answerHash: string
  paper: ReportPaper
  paperHash: string
  wordHash: string
  excelHash: string
  signer: Signer
  signedOn: Day
  recordedAt: Instant
  /** of all the above */
  hash: string
}

/** Why a line changed: what happened to which thing, when, and when and by whom it was entered. */
export interface ErrataCause {
  /** null for what was counted without a document of its own */
  documentId: string | null
  name: string
  what: CauseKind
  happenedOn: Day
  recordedAt: Instant | null
  recordedBy: string | null
}

/** «Аркуш виправлень»: what a signed report says otherwise as known later. */
export interface Errata {
  signedId: string
  /** among those of one report */
  number: number
  knownOn: Instant
  lines: (LineChange & { name: string })[]
  causes: ErrataCause[]
  ground: string
  signer: Signer
  signedOn: Day
  recordedAt: Instant
  hash: string
}

/** Why a report cannot be signed as known on an instant: its period is not over then, or that instant has not come. */
export function whyNotSign({ period, asOf, running, knownOn }: SignedQuery, now: Instant): Refusal[] {
  const day = dayOf(knownOn)
  if (knownOn > now) return [{ code: 'in-the-future', field: 'knownOn' }]
  if (day <= period.to || asOf <= period.to)
    return [
      {
        code: 'period-not-over',
        field: asOf <= period.to && !running ? 'asOf' : 'to',
        facts: { to: formatDay(period.to), day: formatDay(asOf <= period.to ? asOf : day) },
      },
    ]
  if (asOf > day) return [{ code: 'as-of-not-seen', field: 'asOf', facts: { latest: formatDay(day) } }]
  return []
}

/** The lines that two answers say differently, in the order of the second; what only the first had comes last. */
export function changedLines(before: readonly FigureLine[], after: readonly FigureLine[]): LineChange[] {
  const was = new Map(before.map(({ key, value }) => [key, value]))
  const is = new Map(after.map(({ key, value }) => [key, value]))
  return [
    ...after.flatMap(({ key, value }): LineChange[] => {
      if (!was.has(key)) return [{ key, is: value }]
      return was.get(key) === value ? [] : [{ key, was: was.get(key)!, is: value }]
    }),
    ...before.flatMap(({ key, value }): LineChange[] => (is.has(key) ? [] : [{ key, was: value }])),
  ]
}

/** What a signed report says with its errata: the next sheet begins where the last one ended. */
export function correctedAnswer(
  answer: readonly FigureLine[],
  errata: readonly Pick<Errata, 'lines'>[],
): FigureLine[] {
  const lines = new Map(answer.map(({ key, value }) => [key, value]))
  for (const sheet of errata)
    for (const { key, is } of sheet.lines) {
      if (is === undefined) lines.delete(key)
      else lines.set(key, is)
    }
  return [...lines].map(([key, value]) => ({ key, value }))
}
