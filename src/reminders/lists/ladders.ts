import type { Database } from '../../db/database.ts'
import { type Ladders, laddersInput, usualLadders } from '../ladder.ts'

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
