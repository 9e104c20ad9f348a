import type { Actor } from '../access/actor.ts'
import { findBySession, findByToken } from '../access/lists/who-is.ts'
import type { RequestContext } from './app-env.ts'
import { sessionSecret } from './session-cookie.ts'

/** Who sent this request, by API token or session cookie; null for a stranger. */
export async function recogniseVisitor(c: RequestContext): Promise<Actor | null> {
  const { context, today } = c.var
  const token = bearerToken(c)
  // A request that shows a token is judged by it alone: a cookie beside it would be the browser's, not the sender's.
  if (token !== null) return findByToken(context, today, token)
  const secret = sessionSecret(c)
  return secret ? findBySession(context, today, secret) : null
}

/** The token shown, if any; '' for a header of another scheme, which opens nothing. */
export function bearerToken(c: RequestContext): string | null {
  const header = c.req.header('Authorization')
  if (header === undefined) return null
  return /^Bearer +(\S+)$/i.exec(header.trim())?.[1] ?? ''
}
