import { CompiledQuery } from 'kysely'
import { ownTasks, type Scope } from '../../access/scope.ts'
import type { RowCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { dueThisWeek, overdue, pending, waiting } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'

/** How many tasks want attention, each counted up to `MOST`: more is «999+» and costs no more to tell. */
export interface Attention {
  overdue: number
  week: number
  waiting: number
  special: number
}

const MOST = 1000

/** The counts beside the saved views in the side bar. On every page: one statement, written out here. */
export async function attention(db: Database, scope: Scope, today: Day): Promise<Attention> {
  const conditions: [keyof Attention, RowCondition][] = [
    ['overdue', overdue(today)],
    ['week', dueThisWeek(today)],
    ['waiting', waiting],
    ['special', { ...pending, sql: () => `${pending.sql()} AND special = 1` }],
  ]
  const own = scope.all ? null : ownTasks(scope)
  const statement = own ? amongOwn(conditions, own.sql) : amongAll(conditions)
  const days = conditions.flatMap(([, { parameters }]) => parameters)
  const { rows } = await db.read.executeQuery<Attention>(
    // Parameters joined to nothing: see `steady-compiler.ts`.
    CompiledQuery.raw(statement.replaceAll('?', "(? || '')"), [...days, ...(own?.parameters ?? [])]),
  )
  return rows[0]!
}

// Of all tasks: each count stops at the most, inside an index of its own.
function amongAll(conditions: [keyof Attention, RowCondition][]): string {
  const counts = conditions.map(
    ([name, { sql }]) =>
      `(SELECT count(*) FROM (SELECT 1 FROM tasks WHERE ${sql()} LIMIT ${MOST})) AS ${name}`,
  )
  return `SELECT ${counts.join(', ')}`
}

// Of one's own: they are looked up by their ids, once for all the counts.
function amongOwn(conditions: [keyof Attention, RowCondition][], own: string): string {
  const counts = conditions.map(
    ([name, { sql }]) => `min(count(*) FILTER (WHERE ${sql()}), ${MOST}) AS ${name}`,
  )
  return `SELECT ${counts.join(', ')} FROM tasks WHERE id IN (${own})`
}
