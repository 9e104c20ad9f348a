import type { Insertable } from 'kysely'
import type { Statement } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * One statement that inserts any number of rows: they travel as one JSON parameter, which keeps the text of the
 * statement the same (prepared once) and stays under D1's hundred parameters. Every row must have the same columns.
 */
export function insertRows<T extends keyof Tables>(
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Statement {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) throw new Error(`nothing to insert into ${table}`)
  const places = columns.map((_, place) => `value ->> ${place}`).join(', ')
  const lists = rows.map((row) => columns.map((column) => (row as Record<string, unknown>)[column] ?? null))
  return {
    sql: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${places} FROM json_each(?)`,
    parameters: [JSON.stringify(lists)],
  }
}
