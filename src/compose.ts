import type { Database } from './db/database.ts'
import { referenceReader } from './documents/reference.ts'
import type { FileStore } from './files/file-store.ts'
import type { Clock } from './kernel/clock.ts'
import type { Office } from './office.ts'

/** The whole wiring: a database, a place for files, a clock, and the rules read from the database. */
export function composeOffice(db: Database, files: FileStore, clock: Clock, reports: Database = db): Office {
  return { db, reports, files, clock, reference: referenceReader(db) }
}
