import type { RequestContext } from './app-env.ts'

/** Whether whoever asks has this very content already. */
export function isKnown(c: RequestContext, etag: string): boolean {
  const known = c.req.header('If-None-Match')?.split(',') ?? []
  return known.some((one) => one.trim().replace(/^W\//, '') === etag)
}
