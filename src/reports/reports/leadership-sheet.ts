import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { countByDepartment, firstByDueDay } from '../figures/count-by-department.ts'
import { type CountedTask, countedRows } from '../figures/counted-rows.ts'
import {
  type DepartmentFigures,
  type DepartmentsFigures,
  departmentFigures,
} from '../figures/department-figures.ts'
import { formulaOf } from '../figures/formulas.ts'
import { leadershipFigures, soonConditions } from '../figures/leadership-figures.ts'
import { type MovedTerm, movedTerms } from '../figures/moved-terms.ts'
import { type Percentage, percentOf } from '../figures/percent.ts'
import { numbersBy } from '../figures/percent-by.ts'
import { byPlace } from '../figures/ranking.ts'
import { taskConditions } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import { disciplineTrend, type TrendMonth } from './discipline-trend.ts'

/** A department on the sheet. */
export interface RankedDepartment extends DepartmentFigures {
  departmentId: string
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
  /** the very figures of the report of departments */
  figures: DepartmentsFigures
  /** the official percentage as it would be without the moves of due days before the report */
  withoutMoves: Percentage
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
    departmentFigures(db, query),
    disciplineTrend(db, query),
    countByDepartment(db, query, ['soon'], soonConditions),
    firstByDueDay(db, query, { figure: 'overdue', conditions: taskConditions, count: FIRST }),
    firstByDueDay(db, query, { figure: 'soon', conditions: soonConditions, count: FIRST }),
    movedTerms(db, query),
    leadershipFigures.returned.list(db, query),
  ])
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
  const departments = figures.rows.flatMap((row) => {
    const { departmentId } = row
    return departmentId ? [{ ...row, departmentId, soon: soonBy.get(departmentId)?.soon ?? 0 }] : []
  })
  return {
    query,
    figures,
    withoutMoves: withoutThe(moved.without, figures),
    trend,
    departments: byPlace(departments),
    overdue: { total: figures.total.overdue, rows: overdue },
    soon: { total: departments.reduce((sum, own) => sum + own.soon, 0), rows: soon },
    moved: {
      total: moved.moves.length,
      rows: firstMoves.map((move, index) => ({ move, task: movedRows[index] ?? null })),
    },
    returned: returned.length,
  }
}

// What the moves changed is added to what is counted with them.
function withoutThe(
  without: Awaited<ReturnType<typeof movedTerms>>['without'],
  { official, total }: DepartmentsFigures,
): Percentage {
  const change = numbersBy(formulaOf(official.formula), without)
  const numerator = total.numerator + change.numerator
  const denominator = total.denominator + change.denominator
  return { discipline: percentOf(numerator, denominator), numerator, denominator }
}

async function tasksOf(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  ids: string[],
): Promise<(CountedTask | null)[]> {
  const counted = await countedRows(db, actor, { of: 'task', ids }, { page: 1, moment: query })
  return counted.of === 'task' ? counted.rows : []
}
