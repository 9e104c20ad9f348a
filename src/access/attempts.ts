import { commitAs } from '../db/commit-as.ts'
import type { Database, Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'
import { insertRows } from '../db/insert-rows.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { Result } from '../kernel/result.ts'

const MINUTES = 15

/** Whom an attempt counts against, and how many of them are allowed within a quarter of an hour. */
export interface Counted {
  who: string
  most: number
}

/**
 * Notes an attempt before its password is looked at, for everybody it counts against (an address of mail, an address
 * of the network). Count and note are one commit, so a thousand at once are still no more than allowed. Refuses the next
 * within a quarter of an hour; answers the write that strikes a lucky attempt out again.
 */
export async function noteAttempt(
  db: Database,
  counted: Counted[],
  now: Instant,
): Promise<Result<{ strike: Write }>> {
  const since = addMinutes(now, -MINUTES)
  const id = newId()
  return commitAs(
    db,
    [
      db.read.deleteFrom('sign_in_attempts').where('at', '<=', since),
      ...counted.map(({ who, most }) =>
        guard('attempts', `SELECT count(*) < ${most} FROM sign_in_attempts WHERE who = ?`, [who]),
      ),
      insertRows(
        'sign_in_attempts',
        counted.map(({ who }) => ({ who, at: now, id })),
      ),
    ],
    { strike: db.read.deleteFrom('sign_in_attempts').where('id', '=', id) },
    { code: 'too-many-attempts', facts: { minutes: MINUTES } },
  )
}
