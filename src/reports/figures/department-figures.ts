import type { Database } from '../../db/database.ts'
import { factsBefore, type Moment, type ReportQuery } from '../query/query.ts'
import { countByDepartment, noCounts } from './count-by-department.ts'
import { percentOf } from './percent.ts'
import { placesOf } from './ranking.ts'
import { type TaskFigure, taskConditions, taskFigures } from './task-figures.ts'

/** The tasks of one lead executor's department, counted. */
export interface DepartmentFigures extends Record<TaskFigure, number> {
  /** null for the total */
  departmentId: string | null
  department: string
  discipline: number | null
  place: number | null
}

export interface DepartmentsFigures {
  rows: DepartmentFigures[]
  total: DepartmentFigures
}

const counted = Object.keys(taskFigures) as TaskFigure[]

/**
 * Tasks by the department of their lead executor as it was on the as-of day, departments in the council's own order and under
 * the names they bore; those with nothing to count are left out.
 */
export async function departmentFigures(db: Database, query: ReportQuery): Promise<DepartmentsFigures> {
  const [counts, departments] = await Promise.all([
    countByDepartment(db, query, counted, taskConditions),
    departmentsAsOf(db, query),
  ])
  const total = noCounts(counted)
  const rows = departments.flatMap(({ id, name }) => {
    const own = counts.get(id)
    if (!own || counted.every((figure) => own[figure] === 0)) return []
    for (const figure of counted) total[figure] += own[figure]
    return [figuresOf(id, name, own)]
  })
  const places = placesOf(rows)
  return {
    rows: rows.map((row, index) => ({ ...row, place: places[index]! })),
    total: figuresOf(null, 'Усього', total),
  }
}

function figuresOf(
  departmentId: string | null,
  department: string,
  counts: Record<TaskFigure, number>,
): DepartmentFigures {
  return {
    departmentId,
    department,
    ...counts,
    discipline: percentOf(counts.executedOfDue, counts.due),
    place: null,
  }
}

/** Departments in the order of the council, under the names they bore before the as-of day. */
export async function departmentsAsOf(db: Database, moment: Moment): Promise<{ id: string; name: string }[]> {
  const [departments, names] = await Promise.all([
    db.read.selectFrom('departments').select(['id', 'name']).orderBy('position').orderBy('id').execute(),
    namesBefore(db, moment),
  ])
  return departments.map(({ id, name }) => ({ id, name: names.get(id) ?? name }))
}

async function namesBefore(db: Database, moment: Moment): Promise<Map<string, string>> {
  const { knownOn } = moment
  const rows = await db.read
    .selectFrom('department_names')
    .select(['department_id', 'name'])
    .where('from_day', '<', factsBefore(moment))
    .$if(knownOn !== null, (query) => query.where('recorded_at', '<=', knownOn!))
    .orderBy('from_day')
    .execute()
  return new Map(rows.map((row) => [row.department_id, row.name]))
}
