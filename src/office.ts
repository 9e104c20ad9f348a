import type { Database } from './db/database.ts'
import type { Reference } from './documents/reference.ts'
import type { FileStore } from './files/file-store.ts'
import type { Clock } from './kernel/clock.ts'

/** What every action needs from the world: the register, the time, and the rules kept as data. */
export interface Office {
  db: Database
  /** The same register, read where long reading holds up nobody else; `db` itself where there is no such place. */
  reports: Database
  /** Where the bytes of scans and evidence lie. */
  files: FileStore
  clock: Clock
  /** Kinds, marks, calendar and the council's name as they stand now; read anew when somebody edits them. */
  reference(): Promise<Reference>
}
