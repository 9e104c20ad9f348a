import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { addMinutes, type Instant } from '../kernel/day.ts'
import { hashOfSecret, newSecret } from './secret.ts'

const LIFE_MINUTES = 24 * 60

/** A write that issues a link good for one sign-in within a day. The secret is in the link and nowhere else. */
export function newSignInLink(accountId: string, now: Instant): { secret: string; writes: Write[] } {
  const secret = newSecret()
  const row = {
    secret: hashOfSecret(secret),
    account_id: accountId,
    issued_at: now,
    expires_at: addMinutes(now, LIFE_MINUTES),
  }
  return { secret, writes: [insertRows('sign_in_links', [row])] }
}

/** A write that takes the life out of the links issued to a person so far: a newer one is to be used, or none. */
export function voidLinks(db: Database, accountId: string, now: Instant): Write {
  return db.read
    .updateTable('sign_in_links')
    .set({ expires_at: now })
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
}

/** Where the link leads, from the address of the register on. */
export function signInLinkPath(secret: string): string {
  return `/sign-in/link/${secret}`
}

/** What stands behind a link, without using it. */
export async function findSignInLink(db: Database, secret: string) {
  return db.read
    .selectFrom('sign_in_links')
    .leftJoin('sign_in_link_uses', 'sign_in_link_uses.secret', 'sign_in_links.secret')
    .select(['sign_in_links.account_id', 'sign_in_links.expires_at', 'sign_in_link_uses.used_at'])
    .where('sign_in_links.secret', '=', hashOfSecret(secret))
    .executeTakeFirst()
}

/** The row that uses a link up: a second one for the same link breaks the key, and the commit with it. */
export function useOfLink(secret: string, now: Instant): Write {
  return insertRows('sign_in_link_uses', [{ secret: hashOfSecret(secret), used_at: now }])
}
