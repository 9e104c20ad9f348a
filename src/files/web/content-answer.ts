import type { RequestContext } from '../../web/app-env.ts'
import { isKnown } from '../../web/etag.ts'
import { byteRange } from '../byte-range.ts'
import { contentDisposition } from '../content-disposition.ts'
import { kindOfFile } from '../file-type.ts'
import type { FileRow } from '../store.ts'

/** Nothing in what a browser shows by itself may act, ask for anything, or stand in a frame of another page. */
const SHOWN_ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'"

/**
 * Answers the content of a file, or a part of it. It is never a page of ours: `attachment` saves it under its name, `inline`
 * shows it where nothing in it can act. Requested again, the right is checked again, and the hash says that nothing has changed.
 */
export async function answerContent(
  c: RequestContext,
  {
    hash,
    name,
    type,
    bytes,
    media = kindOfFile(type).media,
  }: Pick<FileRow, 'hash' | 'name' | 'type' | 'bytes'> & { media?: string },
  how: 'attachment' | 'inline',
): Promise<Response> {
  const etag = `"${hash}"`
  const headers: Record<string, string> = {
    ETag: etag,
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
    'Content-Type': media,
    'Content-Disposition': contentDisposition(how, name),
    'Content-Security-Policy': SHOWN_ALONE,
  }
  if (isKnown(c, etag)) return c.body(null, 304, headers)
  const ifRange = c.req.header('If-Range')
  const whole = ifRange !== undefined && ifRange !== etag
  const range = whole ? null : byteRange(c.req.header('Range'), bytes)
  if (range === 'beyond') return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${bytes}` })
  headers['Content-Length'] = String(range ? range.length : bytes)
  if (range) headers['Content-Range'] = `bytes ${range.offset}-${range.offset + range.length - 1}/${bytes}`
  const status = range ? 206 : 200
  // Hono answers HEAD with the headers of GET: the content is not opened for it.
  if (c.req.method === 'HEAD') return c.body(null, status, headers)
  const content = await c.var.context.files.open(hash, range ?? undefined)
  if (!content) throw new Error(`the content of a file is not where files lie: ${hash}`)
  return c.body(content, status, headers)
}
