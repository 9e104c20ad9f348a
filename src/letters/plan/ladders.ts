import type { Database, Write } from '../../db/database.ts'
import { type Ladders, laddersInput, usualLadders } from './ladder.ts'

/** The row of `settings` that holds the council's ladders as JSON. */
const LADDERS = 'ladders'

/** The ladders of this council; the usual ones until it has set its own. */
export async function readLadders(db: Database): Promise<Ladders> {
  const row = await db.read
    .selectFrom('settings')
    .select('value')
    .where('name', '=', LADDERS)
    .executeTakeFirst()
  return row ? laddersInput.parse(JSON.parse(row.value)) : usualLadders
}

/** A write that keeps the ladders. */
export function keepLadders(db: Database, ladders: Ladders): Write {
  const value = JSON.stringify(laddersInput.parse(ladders))
  return db.read
    .insertInto('settings')
    .values({ name: LADDERS, value })
    .onConflict((row) => row.column('name').doUpdateSet({ value }))
}
