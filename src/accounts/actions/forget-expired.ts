import { addMinutes } from '../../kernel/day.ts'
import type { Office } from '../../office.ts'

const ATTEMPTS_COUNT_FOR_MINUTES = 60

/** Sweeps out sessions that have run out and attempts that no longer count. */
export async function forgetExpired({ db, clock }: Office): Promise<void> {
  const now = clock.now()
  await db.commit([
    db.read.deleteFrom('sessions').where('expires_at', '<=', now),
    db.read.deleteFrom('sign_in_attempts').where('at', '<=', addMinutes(now, -ATTEMPTS_COUNT_FOR_MINUTES)),
  ])
}
