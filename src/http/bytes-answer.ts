import { contentDisposition } from '../files/content-disposition.ts'
import { kindOfFile } from '../files/file-type.ts'
import type { AppContext } from './app-env.ts'

/** Answers a file that was made here, to be saved under its name. */
export function answerBytes(
  c: AppContext,
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
