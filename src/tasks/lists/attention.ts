import { CompiledQuery } from 'kysely'
import type { Sight } from '../../accounts/sight.ts'
import type { Database } from '../../db/database.ts'
import { addDays, type Day, weekday } from '../../kernel/day.ts'

/** How many tasks want attention, each counted up to `MOST`: more is «999+» and costs no more to tell. */
export interface Attention {
  overdue: number
  week: number
  waiting: number
  special: number
}

const MOST = 1000

/** The counts beside the saved views in the side bar. On every page: one statement, over indexes alone. */
export async function attention(db: Database, sight: Sight, today: Day): Promise<Attention> {
  const sunday = addDays(today, 7 - weekday(today))
  const own = sight.all ? '' : `AND id IN (SELECT task_id FROM task_executors WHERE ${sight.column} = ?)`
  const ownParameter = sight.all ? [] : [sight.value]
  const counts = {
    overdue: [`${PENDING} AND due_order < ?`, [today]],
    week: [`${PENDING} AND due_order BETWEEN ? AND ?`, [today, sunday]],
    waiting: ['reported_on IS NOT NULL AND placed_on IS NOT NULL AND removed_on IS NULL', []],
    special: [`${PENDING} AND special = 1`, []],
  } satisfies Record<keyof Attention, [string, unknown[]]>
  const columns = Object.entries(counts).map(
    ([name, [where]]) =>
      `(SELECT count(*) FROM (SELECT 1 FROM tasks WHERE ${where} ${own} LIMIT ${MOST})) AS ${name}`,
  )
  const parameters = Object.values(counts).flatMap(([, given]) => [...given, ...ownParameter])
  const { rows } = await db.read.executeQuery(CompiledQuery.raw(`SELECT ${columns.join(', ')}`, parameters))
  return rows[0] as Attention
}

const PENDING = 'placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL'
