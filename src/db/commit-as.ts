import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import { CommitConflict, type Database, type Write } from './database.ts'

/**
 * Commits, and answers `value`: where it is a function, what that reads once everything is written. Where another writer was first,
 * nothing is written and the answer is a refusal, or what `overtaken` finds.
 */
export async function commitAs<T>(
  db: Database,
  writes: Write[],
  value: T | (() => Promise<T>),
  overtaken: Refusal | (() => Promise<Result<T>>) = { code: 'conflict' },
): Promise<Result<T>> {
  if (await commitIfFirst(db, writes))
    return done(typeof value === 'function' ? await (value as () => Promise<T>)() : value)
  return typeof overtaken === 'function' ? overtaken() : reject(overtaken)
}

/** Commits and answers true; false where another writer was first, and nothing is written. */
export function commitIfFirst(db: Pick<Database, 'commit'>, writes: Write[]): Promise<boolean> {
  return isFirst(db.commit(writes))
}

/** Whether a commit that has begun succeeds; false where another writer was first, and nothing is written. */
export async function isFirst(committing: Promise<void>): Promise<boolean> {
  try {
    await committing
    return true
  } catch (error) {
    if (error instanceof CommitConflict) return false
    throw error
  }
}
