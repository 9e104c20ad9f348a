import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { type DepartmentFigures, departmentFigures, departmentsAsOf } from '../figures/department-figures.ts'
import type { Official } from '../figures/formula-act.ts'
import { leadershipFigures } from '../figures/leadership-figures.ts'
import { type NamedTask, namedTasks } from '../figures/named-tasks.ts'
import { monthAhead } from '../query/days-ahead.ts'
import type { ReportQuery } from '../query/query.ts'
import { disciplineTrend, type TrendMonth } from './discipline-trend.ts'
import { type TaskNotInTime, tasksNotInTime } from './not-in-time.ts'
import { type TasksDue, tasksDue } from './week-figures.ts'

/** What the sheet of one department says. */
export interface DepartmentCard {
  query: ReportQuery
  id: string
  name: string
  head: string | null
  /** the formula of the percentage */
  official: Official
  /** null where nothing of it is counted in the period */
  figures: DepartmentFigures | null
  /** how many departments have a place */
  ranked: number
  trend: TrendMonth[]
  notInTime: (TaskNotInTime | null)[]
  /** the thirty days from the as-of day on */
  next: ReportQuery
  coming: TasksDue
  /** of which a report was returned, or a term moved, in the period */
  moved: (NamedTask | null)[]
}

/** The sheet of the department that `named` names. */
export async function departmentCard(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  named: string,
): Promise<Result<DepartmentCard>> {
  const { official, rows } = await departmentFigures(db, query)
  const department = await cardDepartment(db, actor, { query, named, rows })
  if (!department.ok) return department
  const { id, name } = department.value
  const next = monthAhead(query)
  const [head, trend, notInTime, coming, changed] = await Promise.all([
    db.read
      .selectFrom('departments')
      .leftJoin('people', 'people.id', 'departments.head_id')
      .select('people.name')
      .where('departments.id', '=', id)
      .executeTakeFirst(),
    disciplineTrend(db, query, id),
    tasksNotInTime(db, actor, query, id),
    tasksDue(db, actor, next, id),
    leadershipFigures.changed.list(db, query, id),
  ])
  return done({
    query,
    id,
    name,
    head: head?.name ?? null,
    official,
    figures: rows.find((row) => row.departmentId === id) ?? null,
    ranked: rows.filter(({ place }) => place !== null).length,
    trend,
    notInTime: notInTime.tasks,
    next,
    coming,
    moved: await namedTasks(db, actor, query, changed),
  })
}

/** The department named by its id or its name; without one, the asker's own or the first that has figures. */
export async function cardDepartment(
  db: Database,
  actor: Actor,
  { query, named, rows }: { query: ReportQuery; named: string; rows: readonly DepartmentFigures[] },
): Promise<Result<{ id: string; name: string }>> {
  const departments = await departmentsAsOf(db, query)
  const wanted = named.trim().toLocaleLowerCase('uk')
  const department = wanted
    ? departments.find(({ id, name }) => id === named || name.toLocaleLowerCase('uk') === wanted)
    : (departments.find(
        ({ id }) => id === actor.departmentId && rows.some((row) => row.departmentId === id),
      ) ??
      departments.find(({ id }) => id === rows[0]?.departmentId) ??
      departments[0])
  if (!department)
    return reject({ code: 'unknown-department', field: 'department', facts: { given: named.slice(0, 80) } })
  return done(department)
}
