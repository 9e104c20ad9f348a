import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { countByDepartment, firstByDueDay } from '../figures/count-by-department.ts'
import { type CountedTask, countedRows } from '../figures/counted-rows.ts'
import { type FormulaFigures, formulaFigures } from '../figures/formula-figures.ts'
import { formulaFigureNames, formulaOf } from '../figures/formulas.ts'
import { leadershipFigures, soonConditions } from '../figures/leadership-figures.ts'
import { type MovedTerm, movedTerms } from '../figures/moved-terms.ts'
import { numbersBy, percentBy } from '../figures/percent-by.ts'
import { placesOf } from '../figures/ranking.ts'
import { outcomeConditions } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import { disciplineTrend, type TrendMonth } from './discipline-trend.ts'

/** A department on the sheet, by the official formula. */
export interface RankedDepartment {
  departmentId: string
  department: string
  percent: number | null
  place: number | null
  overdue: number
  soon: number
}

/** Of several tasks the first by their due day; null stands for one that this person may not open. */
export interface FirstTasks {
  total: number
  rows: (CountedTask | null)[]
}

/** All that leadership reads on one sheet. */
export interface LeadershipSheet {
  query: ReportQuery
  figures: FormulaFigures
  /** by the official formula, with the moves of due days before the report, and without them */
  percent: number | null
  percentWithoutMoves: number | null
  trend: TrendMonth[]
  /** by place; those without one last */
  departments: RankedDepartment[]
  overdue: FirstTasks
  soon: FirstTasks
  moved: { total: number; rows: { move: MovedTerm; task: CountedTask | null }[] }
  returned: number
}

const FIRST = 5

/** The sheet of leadership: the same figures for everybody, rows as the person may see them. */
export async function leadershipSheet(
  db: Database,
  actor: Actor,
  query: ReportQuery,
): Promise<LeadershipSheet> {
  const [figures, trend, soonBy, firstOverdue, firstSoon, moved, returned] = await Promise.all([
    formulaFigures(db, query),
    disciplineTrend(db, query),
    countByDepartment(db, query, ['soon'], soonConditions),
    firstByDueDay(db, query, { figure: 'overdue', conditions: outcomeConditions, count: FIRST }),
    firstByDueDay(db, query, { figure: 'soon', conditions: soonConditions, count: FIRST }),
    movedTerms(db, query),
    leadershipFigures.returned.list(db, query),
  ])
  const formula = formulaOf(figures.official.formula)
  const without = { ...figures.total }
  for (const figure of formulaFigureNames) without[figure] += moved.without[figure]
  const firstMoves = moved.moves.slice(0, FIRST)
  const [overdue, soon, movedRows] = await Promise.all([
    tasksOf(db, actor, query, firstOverdue),
    tasksOf(db, actor, query, firstSoon),
    tasksOf(
      db,
      actor,
      query,
      firstMoves.map(({ taskId }) => taskId),
    ),
  ])
  return {
    query,
    figures,
    percent: percentBy(formula, figures.total),
    percentWithoutMoves: percentBy(formula, without),
    trend,
    departments: ranked(figures, (id) => soonBy.get(id)?.soon ?? 0),
    overdue: { total: figures.total.overdue, rows: overdue },
    soon: { total: [...soonBy.values()].reduce((sum, own) => sum + own.soon, 0), rows: soon },
    moved: {
      total: moved.moves.length,
      rows: firstMoves.map((move, index) => ({ move, task: movedRows[index] ?? null })),
    },
    returned: returned.length,
  }
}

function ranked(
  { rows, official, least }: FormulaFigures,
  soonOf: (departmentId: string) => number,
): RankedDepartment[] {
  const formula = formulaOf(official.formula)
  const places = placesOf(
    rows.map((row) => ({
      discipline: row.percents[official.formula],
      denominator: numbersBy(formula, row).denominator,
    })),
    least,
  )
  const last = Number.POSITIVE_INFINITY
  return rows
    .map((row, index) => ({
      departmentId: row.departmentId!,
      department: row.department,
      percent: row.percents[official.formula],
      place: places[index]!,
      overdue: row.overdue,
      soon: soonOf(row.departmentId!),
    }))
    .sort((a, b) => (a.place ?? last) - (b.place ?? last) || 0)
}

async function tasksOf(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  ids: string[],
): Promise<(CountedTask | null)[]> {
  if (ids.length === 0) return []
  const counted = await countedRows(db, actor, { of: 'task', ids }, 1, query)
  return counted.rows as (CountedTask | null)[]
}
