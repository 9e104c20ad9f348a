import type { SelectQueryBuilder } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * All ids of a query in its order, however many. They come as one text, which reaches this thread in a moment; a hundred
 * thousand rows of their own would hold it up. One statement, so what is committed meanwhile changes nothing in it.
 */
export async function joinedIds<T extends keyof Tables>(
  db: Database,
  query: SelectQueryBuilder<Tables, T, { id: string }>,
): Promise<string[]> {
  // SQLite keeps the order of a subquery for a function that depends on it.
  const { ids } = await db.read
    .selectFrom(query.as('found'))
    .select((eb) => eb.fn<string | null>('group_concat', [eb.ref('found.id'), eb.val('\n')]).as('ids'))
    .executeTakeFirstOrThrow()
  return ids ? ids.split('\n') : []
}
