import type { MiddlewareHandler } from 'hono'
import { answer } from './answers.tsx'
import type { AppEnv, RequestContext } from './app-env.ts'
import { changesNothing } from './method.ts'
import { sessionSecret } from './session-cookie.ts'
import { bearerToken } from './visitor.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = Object.entries({
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
})

/**
 * The headers of every answer, where it has none of its own (a file shown by the browser has a stricter policy); whatever
 * does not say how long it may be kept may not be kept at all.
 */
export const securityHeaders: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}

/**
 * A change sent from a page of another site is refused, whatever type its body claims to be: text/plain needs no
 * preflight, and a cookie travels with it. A request with a token is exempt: browsers add none by themselves.
 */
export const ownOriginOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (changesNothing(c) || bearerToken(c) !== null || cameFromOwnPage(c)) return next()
  return answer(c, 403, {
    code: 'foreign-origin',
    title: 'Запит надійшов з іншого сайту',
    sentences: ['Відкрийте потрібну сторінку цього реєстру і повторіть дію на ній.'],
  })
}

function cameFromOwnPage(c: RequestContext): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = c.req.header('Origin')
  if (origin !== undefined) return ownOrigins(c).includes(origin) || (origin === 'null' && bringsProof(c))
  // Neither header: no browser of today. Only a request that brings no session may pass.
  return sessionSecret(c) === undefined
}

// The page of a link from a letter sends no referrer, so an older browser sends no origin with its form either. Knowing the address is
// the right to answer: no session is used there.
function bringsProof(c: RequestContext): boolean {
  return c.req.path.startsWith('/answer/')
}

function ownOrigins(c: RequestContext): (string | undefined)[] {
  const { publicUrl } = c.var.runtime
  return [new URL(c.req.url).origin, publicUrl && URL.parse(publicUrl)?.origin]
}
