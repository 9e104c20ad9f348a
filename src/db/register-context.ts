import type { Clock } from '../kernel/clock.ts'
import type { Database } from './database.ts'

/** What every action needs from the world: the register and the time. */
export interface RegisterContext {
  db: Database
  /** The same register, read where long reading holds up nobody else; `db` itself where there is no such place. */
  reports: Database
  clock: Clock
}
