import type { ByteRange } from './file-store.ts'

/**
 * The part of a content of so many bytes that a Range header asks for (RFC 9110, 14.2): null where it asks for the whole or
 * for what we do not give in parts, `beyond` where there is no such part.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 'beyond' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replace(/\s/g, '') ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first = '', last = ''] = match
  const offset = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return offset > end ? 'beyond' : { offset, length: end - offset + 1 }
}
