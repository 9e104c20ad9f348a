import { CommitConflict, type Database } from '../../src/db/database.ts'
import { referenceVersion } from '../../src/db/reference-changed.ts'
import { keepSetting, readSetting } from '../../src/db/settings.ts'
import { beganAt } from '../../src/journals/reference.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { referenceRows } from './rows.ts'

/**
 * Gives a register without reference data the kinds, marks and calendar it ships with: at this instant it begins. One that has
 * them keeps its own: they are the council's from then on.
 */
export async function ensureReference(db: Database, now: Instant): Promise<void> {
  if (await hasReference(db)) return
  try {
    await db.commit([...referenceRows(), keepSetting(beganAt, now)])
  } catch (error) {
    // Another process, or another isolate of a Worker, was there in the same moment.
    if (!(error instanceof CommitConflict)) throw error
  }
}

async function hasReference(db: Database): Promise<boolean> {
  return (await readSetting(db, referenceVersion)) !== null
}
