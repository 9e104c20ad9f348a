import { sql } from 'kysely'
import type { Actor } from '../../accounts/actor.ts'
import type { Database } from '../../db/database.ts'
import { addDays } from '../../kernel/day.ts'
import { done, type Outcome, refuse } from '../../kernel/refusal.ts'
import { countedBefore, type Question } from '../question.ts'
import { type DepartmentFigures, departmentFigures, departmentsAsOf } from './department-figures.ts'
import { disciplineTrend, type TrendMonth } from './discipline-trend.ts'
import { type NamedTask, namedTasks } from './named-tasks.ts'
import { type TaskNotInTime, tasksNotInTime } from './not-in-time.ts'
import { type TasksDue, tasksDue } from './week-figures.ts'

/** What the sheet of one department says. */
export interface DepartmentCard {
  question: Question
  id: string
  name: string
  head: string | null
  /** null where nothing of it is counted in the period */
  figures: DepartmentFigures | null
  /** how many departments have a place */
  ranked: number
  trend: TrendMonth[]
  notInTime: (TaskNotInTime | null)[]
  /** the thirty days from the as-of day on */
  next: Question
  coming: TasksDue
  /** of which a report was returned, or a term moved, in the period */
  moved: (NamedTask | null)[]
}

/** The sheet of a department named by its id or its name; without one, of the asker's own or of the first that has figures. */
export async function departmentCard(
  db: Database,
  actor: Actor,
  question: Question,
  named: string,
): Promise<Outcome<DepartmentCard>> {
  const [{ rows }, departments] = await Promise.all([
    departmentFigures(db, question),
    departmentsAsOf(db, question),
  ])
  const wanted = named.trim().toLocaleLowerCase('uk')
  const department = wanted
    ? departments.find(({ id, name }) => id === named || name.toLocaleLowerCase('uk') === wanted)
    : (departments.find(
        ({ id }) => id === actor.departmentId && rows.some((row) => row.departmentId === id),
      ) ??
      departments.find(({ id }) => id === rows[0]?.departmentId) ??
      departments[0])
  if (!department)
    return refuse({ code: 'unknown-department', field: 'department', facts: { given: named.slice(0, 80) } })
  const { id, name } = department
  const next = { ...question, period: { from: question.asOf, to: addDays(question.asOf, 29) } }
  const [head, trend, notInTime, coming, changed] = await Promise.all([
    db.read
      .selectFrom('departments')
      .leftJoin('people', 'people.id', 'departments.head_id')
      .select('people.name')
      .where('departments.id', '=', id)
      .executeTakeFirst(),
    disciplineTrend(db, question, id),
    tasksNotInTime(db, actor, question, id),
    tasksDue(db, actor, next, id),
    changedTasks(db, question, id),
  ])
  const moved = await namedTasks(db, actor, question, changed)
  return done({
    question,
    id,
    name,
    head: head?.name ?? null,
    figures: rows.find((row) => row.departmentId === id) ?? null,
    ranked: rows.filter(({ place }) => place !== null).length,
    trend,
    notInTime,
    next,
    coming,
    moved: moved.filter((task) => task === null || task.departmentId === id),
  })
}

// Of whoever leads them now; who led them then is told by their facts.
async function changedTasks(db: Database, question: Question, department: string): Promise<string[]> {
  const { period, knownOn } = question
  const known = (column: string) => (knownOn ? sql`AND ${sql.ref(column)} <= ${knownOn}` : sql``)
  const { rows } = await sql<{
    id: string
  }>`SELECT DISTINCT t.id FROM tasks t JOIN task_facts f ON f.task_id = t.id
    WHERE t.department_id = ${department} AND t.parent_id IS NULL AND f.kind IN ('returned', 'extended')
      AND f.happened_on >= ${period.from} AND f.happened_on < ${countedBefore(question)} ${known('f.recorded_at')}
      AND NOT EXISTS (SELECT 1 FROM task_facts r
        WHERE r.task_id = f.task_id AND r.kind = 'retracted' AND r.retracts = f.seq ${known('r.recorded_at')})`.execute(
    db.read,
  )
  return rows.map(({ id }) => id)
}
