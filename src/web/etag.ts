import type { Context } from 'hono'

/** Whether the browser already has this very content. */
export function isKnown(c: Context, etag: string): boolean {
  const known = c.req.header('If-None-Match')?.split(',') ?? []
  return known.some((one) => one.trim().replace(/^W\//, '') === etag)
}
