import type { RegisterContext } from '../../db/register-context.ts'
import { addMinutes } from '../../kernel/day.ts'
import { forgetDevices } from '../known-device.ts'

const ATTEMPTS_COUNT_FOR_MINUTES = 60
/** A month: a program that asks again later than that means something new. */
const ANSWERS_KEPT_FOR_MINUTES = 30 * 24 * 60

/** Sweeps out sessions that have run out, attempts that no longer count, browsers long not seen, and answers that are not needed again. */
export async function forgetExpired({ db, clock }: RegisterContext): Promise<void> {
  const now = clock.now()
  await db.commit([
    db.read.deleteFrom('sessions').where('expires_at', '<=', now),
    db.read.deleteFrom('sign_in_attempts').where('at', '<=', addMinutes(now, -ATTEMPTS_COUNT_FOR_MINUTES)),
    forgetDevices(db, now),
    db.read
      .deleteFrom('idempotency_keys')
      .where('recorded_at', '<=', addMinutes(now, -ANSWERS_KEPT_FOR_MINUTES)),
  ])
}
