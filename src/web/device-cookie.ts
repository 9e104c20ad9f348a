import { getCookie, setCookie } from 'hono/cookie'
import { DEVICE_KEPT_FOR_DAYS } from '../access/known-device.ts'
import type { RequestContext } from './app-env.ts'
import { speaksHttps } from './runtime.ts'

/** What this browser shows to be known by; it opens nothing. */
export function deviceSecret(c: RequestContext): string | undefined {
  return getCookie(c, cookieName(c))
}

// Outlives the session and signing out, because it serves the next sign-in from the same device.
export function giveDevice(c: RequestContext, secret: string): void {
  setCookie(c, cookieName(c), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: speaksHttps(c, c.var.runtime),
    maxAge: DEVICE_KEPT_FOR_DAYS * 24 * 60 * 60,
  })
}

function cookieName(c: RequestContext): string {
  return speaksHttps(c, c.var.runtime) ? '__Host-vykonano-device' : 'vykonano-device'
}
