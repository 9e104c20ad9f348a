import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import { CommitConflict, type Database, type Write } from './database.ts'

/** Commits, and answers `value`; where somebody else was first, nothing is written and the answer is a refusal: a conflict. */
export async function commitAs<T>(
  db: Database,
  writes: Write[],
  value: T,
  first: Refusal = { code: 'conflict' },
): Promise<Result<T>> {
  try {
    await db.commit(writes)
  } catch (error) {
    if (error instanceof CommitConflict) return reject(first)
    throw error
  }
  return done(value)
}
