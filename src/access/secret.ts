import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret to give away: 32 random bytes, safe in an address and in a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the register keeps of a secret: enough to know it again, useless to a reader of the file. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** Whether two secrets are the same; the time it takes does not tell how much of one was right. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(one)), Buffer.from(hashOfSecret(other)))
}
