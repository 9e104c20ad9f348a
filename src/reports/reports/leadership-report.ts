import type { Actor } from '../../access/actor.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { CountedTask } from '../figures/counted-rows.ts'
import { type FormulaId, formulaOf } from '../figures/formulas.ts'
import { LAST_DAYS, SOON_DAYS } from '../query/days-before-report.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'
import { leadershipSheet, type RankedDepartment } from './leadership-sheet.ts'

/** A task as the sheet names it; null stands for one that is counted and may not be opened. */
type NamedTask = {
  id: string
  document: string
  kind: string
  number: string
  date: Day
  point: string
  department: string
  due: Day | null
} | null

/** The sheet of leadership as programs read it. */
export interface LeadershipReport {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn?: Instant
  official: { formula: FormulaId; words: string; act: { number: string; date: Day; from: Day } | null }
  percent: number | null
  percentWithoutMoves: number | null
  numerator: number
  denominator: number
  leftOut: number
  overdue: { total: number; first: NamedTask[] }
  soon: { days: number; total: number; first: NamedTask[] }
  moved: {
    days: number
    total: number
    first: { from: Day | null; to: Day | null; decidedOn: Day; task: NamedTask }[]
  }
  returned: number
  trend: { month: string; formula: FormulaId; percent: number | null }[]
  departments: (Omit<RankedDepartment, 'departmentId'> & { numerator: number; denominator: number })[]
}

/** `report leadership`: the same figures for everybody, the tasks as this person may see them. */
export async function leadershipReport(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  actor: Actor,
  asked: QueryInput,
): Promise<Result<LeadershipReport>> {
  const query = readQuery(asked, clock.today())
  if (!query.ok) return query
  const { period, asOf, running, knownOn } = query.value
  const sheet = await leadershipSheet(reports, actor, query.value)
  const { official, total } = sheet.figures
  const { words, numerator, denominator } = formulaOf(official.formula)
  const sum = (outcomes: typeof numerator, row = total) =>
    outcomes.reduce((all, outcome) => all + row[outcome], 0)
  const rows = new Map(sheet.figures.rows.map((row) => [row.departmentId, row]))
  const act = official.act && {
    number: official.act.number,
    date: official.act.date,
    from: official.act.from,
  }
  return done({
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    official: { formula: official.formula, words, act },
    percent: sheet.percent,
    percentWithoutMoves: sheet.percentWithoutMoves,
    numerator: sum(numerator),
    denominator: sum(denominator),
    leftOut: total.leftOut,
    overdue: { total: sheet.overdue.total, first: sheet.overdue.rows.map(named) },
    soon: { days: SOON_DAYS, total: sheet.soon.total, first: sheet.soon.rows.map(named) },
    moved: {
      days: LAST_DAYS,
      total: sheet.moved.total,
      first: sheet.moved.rows.map(({ move, task }) => ({
        from: move.from,
        to: move.to,
        decidedOn: move.decidedOn,
        task: named(task),
      })),
    },
    returned: sheet.returned,
    trend: sheet.trend.map((month) => ({
      month: month.query.period.from.slice(0, 7),
      formula: month.official.formula,
      percent: month.percent,
    })),
    departments: sheet.departments.map(({ departmentId, ...row }) => ({
      ...row,
      numerator: sum(numerator, rows.get(departmentId)),
      denominator: sum(denominator, rows.get(departmentId)),
    })),
  })
}

function named(task: CountedTask | null): NamedTask {
  return (
    task && {
      id: task.id,
      document: task.document_id,
      kind: task.kind,
      number: task.number,
      date: task.registered_on,
      point: task.point,
      department: task.department,
      due: task.due_day,
    }
  )
}
