import type { Database } from './db/database.ts'
import { referenceReader } from './documents/reference.ts'
import type { Clock } from './kernel/clock.ts'
import type { Office } from './office.ts'

/** The whole wiring: a database, a clock, and the rules read from it. */
export function composeOffice(db: Database, clock: Clock, reports: Database = db): Office {
  return { db, reports, clock, reference: referenceReader(db) }
}
