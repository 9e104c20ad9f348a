import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Instant } from '../kernel/day.ts'
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

/** A write that adds a version; the second of two writers finds it taken. */
export function insertPublication(next: Publication & { recordedAt: Instant }): Write {
  return insertRows('open_data_settings', [
    {
      version: next.version,
      published: next.published ? 1 : 0,
      publisher_id: next.publisherId,
      places: JSON.stringify(next.places),
      recorded_at: next.recordedAt,
      recorded_by: next.recordedBy,
    },
  ])
}
