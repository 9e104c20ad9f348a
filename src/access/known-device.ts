import type { Database, Write } from '../db/database.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { hashOfSecret, newSecret } from './secret.ts'

/** As long as browsers keep a cookie at the most. */
export const DEVICE_KEPT_FOR_DAYS = 400

/** Whether the browser that shows this secret has signed in to the account of this address before. */
export async function isKnownDevice(
  db: Database,
  { secret, email }: { secret: string; email: string },
  now: Instant,
): Promise<boolean> {
  const row = await db.read
    .selectFrom('known_devices')
    .innerJoin('accounts', 'accounts.id', 'known_devices.account_id')
    .select('accounts.id')
    .where('known_devices.secret', '=', hashOfSecret(secret))
    .where('known_devices.last_signed_in_at', '>', devicesExpired(now))
    .where('accounts.email', '=', email)
    .where('accounts.closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Writes that make a browser known to an account. It keeps the secret it shows where the register has given it that one, and
 * gets a new one otherwise: a client never chooses it.
 */
export async function rememberDevice(
  db: Database,
  { secret, accountId }: { secret: string | undefined; accountId: string },
  now: Instant,
): Promise<{ secret: string; writes: Write[] }> {
  const kept = secret !== undefined && (await isGiven(db, secret, now)) ? secret : newSecret()
  const row = {
    secret: hashOfSecret(kept),
    account_id: accountId,
    first_signed_in_at: now,
    last_signed_in_at: now,
  }
  const write = db.read
    .insertInto('known_devices')
    .values(row)
    .onConflict((known) => known.columns(['secret', 'account_id']).doUpdateSet({ last_signed_in_at: now }))
  return { secret: kept, writes: [write] }
}

/** The write that forgets browsers that were not signed in from for so long that they have lost their cookie. */
export function forgetDevices(db: Database, now: Instant): Write {
  return db.read.deleteFrom('known_devices').where('last_signed_in_at', '<=', devicesExpired(now))
}

async function isGiven(db: Database, secret: string, now: Instant): Promise<boolean> {
  const row = await db.read
    .selectFrom('known_devices')
    .select('secret')
    .where('secret', '=', hashOfSecret(secret))
    .where('last_signed_in_at', '>', devicesExpired(now))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function devicesExpired(now: Instant): Instant {
  return addMinutes(now, -DEVICE_KEPT_FOR_DAYS * 24 * 60)
}
