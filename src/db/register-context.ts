import type { Clock } from '../kernel/clock.ts'
import type { Database } from './database.ts'

/** What every action needs from the world: the register and the time. */
export interface RegisterContext {
  db: Database
  /** The same register, read in a thread of its own so that long reads delay no request; `db` itself where there is none. */
  reports: Database
  clock: Clock
}
