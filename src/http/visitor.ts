import { getCookie } from 'hono/cookie'
import type { Actor } from '../accounts/actor.ts'
import { findBySession, findByToken } from '../accounts/who-is.ts'
import type { AppContext } from './app-env.ts'
import { speaksHttps } from './door.ts'

/** Who sent this request, by API token or session cookie; null for a stranger. */
export async function recogniseVisitor(c: AppContext): Promise<Actor | null> {
  const { office, today } = c.var
  const token = bearerToken(c)
  // A request that shows a token is judged by it alone: a cookie beside it would be the browser's, not the sender's.
  if (token !== null) return findByToken(office, today, token)
  const secret = getCookie(c, sessionCookieName(c))
  return secret ? findBySession(office, today, secret) : null
}

export function bearerToken(c: AppContext): string | null {
  const header = c.req.header('Authorization')
  return header === undefined ? null : header.replace(/^Bearer +/i, '')
}

/** The __Host- prefix ties the cookie to this very host and to https; browsers refuse it over plain http. */
export function sessionCookieName(c: AppContext): string {
  return speaksHttps(c, c.var.door) ? '__Host-vykonano' : 'vykonano'
}
