import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { RequestContext } from './app-env.ts'
import { speaksHttps } from './runtime.ts'

/** The secret of the session this browser holds. */
export function sessionSecret(c: RequestContext): string | undefined {
  return getCookie(c, cookieName(c))
}

// Without an age: the browser forgets it when it closes, the register after twelve idle hours.
export function giveSession(c: RequestContext, secret: string): void {
  setCookie(c, cookieName(c), secret, { path: '/', httpOnly: true, sameSite: 'Lax', secure: secure(c) })
}

export function takeSessionBack(c: RequestContext): void {
  deleteCookie(c, cookieName(c), { path: '/', secure: secure(c) })
}

// The __Host- prefix ties the cookie to this very host and to https; browsers refuse it over plain http.
function cookieName(c: RequestContext): string {
  return secure(c) ? '__Host-vykonano' : 'vykonano'
}

function secure(c: RequestContext): boolean {
  return speaksHttps(c, c.var.runtime)
}
