import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { TaskFigure } from '../figure-key.ts'
import { percentOf } from '../percent.ts'
import type { Question } from '../question.ts'
import { placesOf } from '../ranking.ts'
import { annulledDocuments, answersByColumns, mayCount, taskConditions } from './task-conditions.ts'
import { type ToldTask, toldRows, toldTasks } from './told-tasks.ts'

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

// The rest follows from these, row by row and in the total.
const counted = [
  'opening',
  'taken',
  'executedInTime',
  'executedLate',
  'extended',
  'overdue',
  'inProgress',
  'closing',
  'due',
  'executedOfDue',
] as const satisfies TaskFigure[]
type Counts = Record<(typeof counted)[number], number>

/**
 * Tasks by the department of their lead executor as it was on the as-of day, departments in the council's own order and under
 * the names they bore; those with nothing to count are left out.
 */
export async function departmentFigures(db: Database, question: Question): Promise<DepartmentsFigures> {
  const [counts, departments] = await Promise.all([countsOf(db, question), departmentsAsOf(db, question)])
  const total = emptyCounts()
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

function figuresOf(departmentId: string | null, department: string, counts: Counts): DepartmentFigures {
  return {
    departmentId,
    department,
    ...counts,
    removed: counts.opening + counts.taken - counts.closing,
    discipline: percentOf(counts.executedOfDue, counts.due),
    place: null,
  }
}

/** Told tasks travel back into SQL so many at a time: D1 takes two megabytes in a parameter. */
const TOLD_AT_ONCE = 5000

async function countsOf(db: Database, question: Question): Promise<Map<string, Counts>> {
  const counts = new Map<string, Counts>()
  const add = async (tasks: RawBuilder<unknown>, sign: 1 | -1, onControl?: RawBuilder<unknown>) => {
    const conditions = taskConditions(question, onControl)
    const sums = counted.map(
      (figure) => sql`count(*) FILTER (WHERE ${conditions[figure]}) AS ${sql.ref(figure)}`,
    )
    const { rows } = await sql<Counts & { department_id: string }>`
      SELECT department_id, ${sql.join(sums)} FROM ${tasks} GROUP BY department_id`.execute(db.read)
    for (const row of rows) {
      const own = counts.get(row.department_id) ?? emptyCounts()
      for (const figure of counted) own[figure] += sign * row[figure]
      counts.set(row.department_id, own)
    }
  }
  const answering = sql`tasks WHERE ${answersByColumns(question)} AND ${mayCount(question)}`
  await add(answering, 1)
  // Taken off again, for they are few: asking each task for its document would cost what all the counting costs.
  await add(sql`${answering} AND document_id IN (${annulledDocuments(question)})`, -1)
  for (const told of chunksOf(await toldByThen(db, question)))
    await add(toldRows(told, question.period), 1, sql`on_control`)
  return counts
}

/** Tasks told by their facts whose documents had been registered by the day. */
export async function toldByThen(db: Database, question: Question): Promise<ToldTask[]> {
  return (await toldTasks(db, question)).filter(({ registeredOn }) => registeredOn < question.asOf)
}

export function chunksOf<T>(things: readonly T[]): T[][] {
  const count = Math.ceil(things.length / TOLD_AT_ONCE)
  return Array.from({ length: count }, (_, place) =>
    things.slice(place * TOLD_AT_ONCE, (place + 1) * TOLD_AT_ONCE),
  )
}

function emptyCounts(): Counts {
  return Object.fromEntries(counted.map((figure) => [figure, 0])) as Counts
}

/** Departments in the order of the council, under the names they bore before the as-of day. */
export async function departmentsAsOf(
  db: Database,
  { asOf, knownOn }: Question,
): Promise<{ id: string; name: string }[]> {
  const [departments, names] = await Promise.all([
    db.read.selectFrom('departments').select(['id', 'name']).orderBy('position').orderBy('id').execute(),
    namesBefore(db, asOf, knownOn),
  ])
  return departments.map(({ id, name }) => ({ id, name: names.get(id) ?? name }))
}

async function namesBefore(
  db: Database,
  asOf: Day,
  knownOn: Question['knownOn'],
): Promise<Map<string, string>> {
  const rows = await db.read
    .selectFrom('department_names')
    .select(['department_id', 'name'])
    .where('from_day', '<', asOf)
    .$if(knownOn !== null, (query) => query.where('recorded_at', '<=', knownOn!))
    .orderBy('from_day')
    .execute()
  return new Map(rows.map((row) => [row.department_id, row.name]))
}
