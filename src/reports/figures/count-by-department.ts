import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Day } from '../../kernel/day.ts'
import type { ReportQuery } from '../query/query.ts'
import { historicalRows, historicalTasks, recordedLater } from './historical-tasks.ts'
import {
  annulledDocuments,
  answersByColumns,
  marksOfRows,
  mayCount,
  phaseRows,
  type RowMarks,
} from './task-conditions.ts'

/** Which tasks each figure counts, by what the rows say of themselves; the columns of `tasks` where nothing is said. */
export type Conditions<F extends string> = (
  query: ReportQuery,
  marks?: RowMarks,
) => Record<F, RawBuilder<unknown>>

/** How many tasks each figure counts, by the department that held them on the figure's own day. */
export async function countByDepartment<F extends string>(
  db: Database,
  query: ReportQuery,
  figures: readonly F[],
  conditionsOf: Conditions<F>,
): Promise<Map<string, Record<F, number>>> {
  const counts = new Map<string, Record<F, number>>()
  const add = async (tasks: RawBuilder<unknown>, sign: 1 | -1, marks?: RowMarks) => {
    const conditions = conditionsOf(query, marks)
    const sums = figures.map(
      (figure) => sql`count(*) FILTER (WHERE ${conditions[figure]}) AS ${sql.ref(figure)}`,
    )
    const { rows } = await sql<Record<F, number> & { department_id: string }>`
      SELECT department_id, ${sql.join(sums)} FROM ${tasks} GROUP BY department_id`.execute(db.read)
    for (const row of rows) {
      const own = counts.get(row.department_id) ?? noCounts(figures)
      for (const figure of figures) own[figure] += sign * (row[figure] as number)
      counts.set(row.department_id, own)
    }
  }
  const later = await recordedLater(db, query)
  const answering = sql`tasks WHERE ${answersByColumns(query, later)} AND ${mayCount(query)}`
  await Promise.all([
    // Facts are made into tasks here while the statements below are at work in the reading thread.
    historicalTasks(db, query, { later }).then(async ({ tasks }) => {
      for (const historical of chunksOf(tasks)) await add(historicalRows(historical, query), 1, marksOfRows)
    }),
    add(phaseRows(query, later), 1),
    add(answering, 1),
    // Taken off again, for they are few: asking each task for its document would cost what all the counting costs.
    add(sql`${answering} AND document_id IN (${annulledDocuments(query)})`, -1),
  ])
  return counts
}

/** The ids of the tasks that a figure counts, of one department or of all of them. */
export async function idsByDepartment<F extends string>(
  db: Database,
  query: ReportQuery,
  {
    figure,
    conditions: conditionsOf,
    department,
  }: { figure: F; conditions: Conditions<F>; department: string | 'total' },
): Promise<string[]> {
  const own = department === 'total' ? sql`` : sql`AND department_id = ${department}`
  const later = await recordedLater(db, query)
  const idsOf = async (source: RawBuilder<unknown>) =>
    (await sql<{ id: string }>`SELECT id FROM ${source}`.execute(db.read)).rows.map(({ id }) => id)
  const ids = await idsOf(
    sql`tasks WHERE ${answersByColumns(query, later)} AND ${mayCount(query)}
      AND ${conditionsOf(query)[figure]} ${own} AND document_id NOT IN (${annulledDocuments(query)})`,
  )
  ids.push(...(await idsOf(sql`${phaseRows(query, later)} WHERE ${conditionsOf(query)[figure]} ${own}`)))
  const counted = conditionsOf(query, marksOfRows)[figure]
  for (const historical of chunksOf((await historicalTasks(db, query, { later })).tasks))
    ids.push(...(await idsOf(sql`${historicalRows(historical, query)} WHERE ${counted} ${own}`)))
  return ids.sort()
}

/** The first so many of the tasks that a figure counts, by their due day as of the day of the query. */
export async function firstByDueDay<F extends string>(
  db: Database,
  query: ReportQuery,
  { figure, conditions: conditionsOf, count }: { figure: F; conditions: Conditions<F>; count: number },
): Promise<string[]> {
  const later = await recordedLater(db, query)
  const firstOf = async (source: RawBuilder<unknown>) =>
    (
      await sql<{ id: string; due_day: Day }>`
        SELECT id, due_day FROM ${source} ORDER BY due_day, id LIMIT ${count}`.execute(db.read)
    ).rows
  const counted = conditionsOf(query, marksOfRows)[figure]
  const first = [
    ...(await firstOf(sql`tasks WHERE ${answersByColumns(query, later)} AND ${mayCount(query)}
      AND ${conditionsOf(query)[figure]} AND document_id NOT IN (${annulledDocuments(query)})`)),
    ...(await firstOf(sql`${phaseRows(query, later)} WHERE ${conditionsOf(query)[figure]}`)),
  ]
  for (const historical of chunksOf((await historicalTasks(db, query, { later })).tasks))
    first.push(...(await firstOf(sql`${historicalRows(historical, query)} WHERE ${counted}`)))
  return first
    .sort((a, b) => (a.due_day < b.due_day || (a.due_day === b.due_day && a.id < b.id) ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id)
}

/** One counting of a task: in which figure, and of which department. A task that moves twice is counted twice. */
export interface CountedIn<F extends string> {
  figure: F
  departmentId: string
}

/** How each of these tasks is counted; one that nothing counts is left out. */
export async function figuresOfTasks<F extends string>(
  db: Database,
  query: ReportQuery,
  {
    ids,
    figures,
    conditions: conditionsOf,
  }: { ids: readonly string[]; figures: readonly F[]; conditions: Conditions<F> },
): Promise<Map<string, CountedIn<F>[]>> {
  const counted = new Map<string, CountedIn<F>[]>()
  const add = async (tasks: RawBuilder<unknown>, marks?: RowMarks) => {
    const conditions = conditionsOf(query, marks)
    const flags = figures.map((figure) => sql`${conditions[figure]} AS ${sql.ref(figure)}`)
    const { rows } = await sql<Record<F, number> & { id: string; department_id: string }>`
      SELECT id, department_id, ${sql.join(flags)} FROM ${tasks}`.execute(db.read)
    for (const row of rows) {
      const own = figures.filter((figure) => row[figure])
      if (own.length === 0) continue
      const known = counted.get(row.id) ?? []
      counted.set(row.id, known)
      known.push(...own.map((figure) => ({ figure, departmentId: row.department_id })))
    }
  }
  const later = await recordedLater(db, query)
  for (const some of chunksOf(ids)) {
    const among = sql`id IN ${listed(db, some)}`
    await add(sql`tasks WHERE ${among} AND ${answersByColumns(query, later)} AND ${mayCount(query)}
      AND document_id NOT IN (${annulledDocuments(query)})`)
    await add(sql`${phaseRows(query, later)} WHERE ${among}`)
  }
  const wanted = new Set(ids)
  const historical = (await historicalTasks(db, query, { later })).tasks.filter(({ id }) => wanted.has(id))
  for (const some of chunksOf(historical)) await add(historicalRows(some, query), marksOfRows)
  return counted
}

export function noCounts<F extends string>(figures: readonly F[]): Record<F, number> {
  return Object.fromEntries(figures.map((figure) => [figure, 0])) as Record<F, number>
}

/** Tasks computed from facts travel back into SQL so many at a time: D1 takes two megabytes in a parameter. */
const FROM_FACTS_AT_ONCE = 5000

/** Things in parts of that many. */
export function chunksOf<T>(things: readonly T[]): T[][] {
  const count = Math.ceil(things.length / FROM_FACTS_AT_ONCE)
  return Array.from({ length: count }, (_, place) =>
    things.slice(place * FROM_FACTS_AT_ONCE, (place + 1) * FROM_FACTS_AT_ONCE),
  )
}
