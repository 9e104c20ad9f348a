import type { Database } from '../../db/database.ts'
import type { Instant } from '../../kernel/day.ts'

/** A change of what is open, as the page shows it. */
export interface PublicationChange {
  published: boolean
  publisherId: string | null
  places: number
  at: Instant
  by: string | null
}

const SHOWN = 20

/** The last changes, the newest first. */
export async function publicationHistory(db: Database): Promise<PublicationChange[]> {
  const rows = await db.read
    .selectFrom('open_data_settings as s')
    .leftJoin('accounts as a', 'a.id', 's.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .select(['s.published', 's.publisher_id', 's.places', 's.recorded_at', 'p.short_name'])
    .orderBy('s.version', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({
    published: row.published === 1,
    publisherId: row.publisher_id,
    places: (JSON.parse(row.places) as string[]).length,
    at: row.recorded_at,
    by: row.short_name,
  }))
}
