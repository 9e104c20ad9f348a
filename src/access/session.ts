import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { hashOfSecret, newSecret } from './secret.ts'

const LIFE_MINUTES = 12 * 60
/** A session in use is prolonged at most once an hour: reading a page seldom writes. */
const REST_MINUTES = 60

/** Writes that open a session and sweep out those that have run out. The secret goes into the cookie. */
export function openSession(
  db: Database,
  accountId: string,
  now: Instant,
): { secret: string; writes: Write[] } {
  const secret = newSecret()
  const row = {
    secret: hashOfSecret(secret),
    account_id: accountId,
    opened_at: now,
    expires_at: addMinutes(now, LIFE_MINUTES),
  }
  return {
    secret,
    writes: [db.read.deleteFrom('sessions').where('expires_at', '<=', now), insertRows('sessions', [row])],
  }
}

/** Moves the end of a session that is in use; twelve hours without a request end it. */
export async function prolongSession(
  db: Database,
  hash: string,
  expiresAt: Instant,
  now: Instant,
): Promise<void> {
  const expiry = addMinutes(now, LIFE_MINUTES)
  if (expiresAt > addMinutes(expiry, -REST_MINUTES)) return
  await db.commit([db.read.updateTable('sessions').set({ expires_at: expiry }).where('secret', '=', hash)])
}

/** The write that ends a session for good. */
export function endSession(db: Database, secret: string): Write {
  return db.read.deleteFrom('sessions').where('secret', '=', hashOfSecret(secret))
}

/** The write that ends all sessions of an account but the one that is kept, if any. */
export function endOtherSessions(db: Database, accountId: string, keptSecret: string | null): Write {
  const all = db.read.deleteFrom('sessions').where('account_id', '=', accountId)
  return keptSecret === null ? all : all.where('secret', '<>', hashOfSecret(keptSecret))
}
