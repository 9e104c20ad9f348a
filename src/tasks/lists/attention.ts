import { CompiledQuery } from 'kysely'
import { ownTasks, type Scope } from '../../access/scope.ts'
import type { Database } from '../../db/database.ts'
import { type Day, endOfWeek } from '../../kernel/day.ts'

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
  const sunday = endOfWeek(today)
  const days = [today, today, sunday]
  const own = scope.all ? null : ownTasks(scope)
  const query = own
    ? CompiledQuery.raw(amongOwn(own.sql), [...days, ...own.parameters])
    : CompiledQuery.raw(amongAll, days)
  const { rows } = await db.read.executeQuery<Attention>(query)
  return rows[0]!
}

// Days joined to nothing: see `steady-compiler.ts`.
const DAY = "(? || '')"
const PENDING = 'placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL'
const conditions = {
  overdue: `${PENDING} AND due_order < ${DAY}`,
  week: `${PENDING} AND due_order BETWEEN ${DAY} AND ${DAY}`,
  waiting: 'reported_on IS NOT NULL AND placed_on IS NOT NULL AND removed_on IS NULL',
  special: `${PENDING} AND special = 1`,
} satisfies Record<keyof Attention, string>

// Of all tasks: each count stops at the most, inside an index of its own.
const amongAll = `SELECT ${Object.entries(conditions)
  .map(
    ([name, condition]) =>
      `(SELECT count(*) FROM (SELECT 1 FROM tasks WHERE ${condition} LIMIT ${MOST})) AS ${name}`,
  )
  .join(', ')}`

// Of one's own: they are looked up by their ids, once for all the counts.
function amongOwn(own: string): string {
  const counts = Object.entries(conditions).map(
    ([name, condition]) => `min(count(*) FILTER (WHERE ${condition}), ${MOST}) AS ${name}`,
  )
  return `SELECT ${counts.join(', ')} FROM tasks
    WHERE id IN (${own.replaceAll('?', DAY)})`
}
