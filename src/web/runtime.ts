import type { Context, MiddlewareHandler } from 'hono'

/** What only the entrance knows about the world outside: each has its own on Node and on Workers. */
export interface Runtime {
  /** The address people type, where a proxy stands before us: «https://control.example.gov.ua». */
  publicUrl?: string
  /** The network address a request came from, for counting attempts to sign in. */
  addressOf?(c: Context): string | undefined
  /** Answers /static/…, or passes on where there is no such file. */
  serveStatic?: MiddlewareHandler
  /** Where letters go; without it they wait in the outbox. */
  smtpUrl?: string | null
  /** Why letters wait although there is a mail server, in Ukrainian. */
  mailWaits?: string
  /** The secret that opens an empty register (`POST /sign-in/setup`); null where none is set, undefined where commands do that. */
  setupSecret?: string | null
  /** Lets the work on files of long lists begin, now that one more waits for it. */
  toPrepare?(c: Context): void
  /** Where unexpected errors are written; stderr by default. */
  log?(line: string): void
}

/** A shorter secret could be guessed: with it the register stays closed. */
export const SHORTEST_SETUP_SECRET = 20

/** Whether the person's browser speaks https to us, ourselves or through the proxy. */
export function speaksHttps(c: Context, runtime: Runtime): boolean {
  return runtime.publicUrl?.startsWith('https:') || c.req.url.startsWith('https:')
}
