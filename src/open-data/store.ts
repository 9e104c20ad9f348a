import type { Database } from '../db/database.ts'
import { type Publication, unpublished } from './publication.ts'

/** What holds now. */
export async function currentPublication(db: Database): Promise<Publication> {
  const row = await db.read
    .selectFrom('open_data_settings')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return unpublished
  return {
    version: row.version,
    published: row.published === 1,
    publisherId: row.publisher_id,
    places: JSON.parse(row.places),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}
