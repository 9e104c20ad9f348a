import type { RequestContext } from '../../web/app-env.ts'
import { contentDisposition } from '../content-disposition.ts'
import { kindOfFile } from '../file-type.ts'

/** Answers a file that was made here, to be saved under its name. */
export function answerBytes(
  c: RequestContext,
  bytes: Uint8Array,
  name: string,
  format: 'docx' | 'xlsx',
): Response {
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': kindOfFile(format).media,
    'Content-Disposition': contentDisposition('attachment', `${name}.${format}`),
    'Cache-Control': 'private, no-store',
  })
}
