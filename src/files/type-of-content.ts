import type { FileType } from './file-type.ts'
import { namesInZip } from './names-in-zip.ts'

/** Looks at content as it goes by, a piece at a time. */
export interface ContentWatch {
  see(piece: Uint8Array): void
  /** What it was, once it is over; null for anything the register does not know. */
  type(): FileType | null
}

const HEAD = 4096
/** The list of names of a ZIP stands at its end. */
const TAIL = 256 * 1024

/** What a file is by what stands in it, whatever its name says. */
export function watchContent(): ContentWatch {
  let head = new Uint8Array(0)
  let tail = new Uint8Array(0)
  const utf8 = utf8Watch()
  const streams = wordsWatch(['WordDocument', 'Workbook', 'Book'])
  return {
    see(piece) {
      if (head.length < HEAD) head = joined(head, piece.subarray(0, HEAD - head.length))
      if (startsWith(head, ZIP)) tail = lastOf(tail, piece)
      utf8.see(piece)
      if (startsWith(head, OLE)) streams.see(piece)
    },
    type() {
      if (startsWith(head, OLE)) return oleType(streams.seen)
      if (startsWith(head, ZIP)) return zipType(head, namesInZip(tail))
      return byFirstBytes(head) ?? (utf8.holds() ? textType(head) : null)
    },
  }
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
/** 1.2.840.113549.1.7.2, «signedData» */
const SIGNED_DATA = '\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02'

const firstBytes: [FileType, string][] = [
  ['pdf', '%PDF-'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['rtf', '{\\rtf'],
  ['p7s', '-----BEGIN PKCS7-----'],
  ['p7s', '-----BEGIN CMS-----'],
]

function byFirstBytes(head: Uint8Array): FileType | null {
  const start = latin(head)
  const found = firstBytes.find(([, mark]) => start.startsWith(mark))
  if (found) return found[0]
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp'
  // DER: a sequence, its length in one to nine bytes, the name of what it holds.
  return start[0] === '0' && start.slice(2, 24).includes(SIGNED_DATA) ? 'p7s' : null
}

function oleType(streams: ReadonlySet<string>): FileType | null {
  if (streams.has('WordDocument')) return 'doc'
  return streams.has('Workbook') || streams.has('Book') ? 'xls' : null
}

const declaredTypes: [string, FileType][] = [
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.etsi.asic-e+zip', 'asice'],
  ['application/vnd.etsi.asic-s+zip', 'asics'],
]

const innerNames: [string, FileType][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
]

/** What a ZIP holds: office documents name themselves, the rest is a plain archive. Programs in this wrapping are none of ours. */
function zipType(head: Uint8Array, names: ReadonlySet<string> | null): FileType | null {
  if (!names) return null
  const declared = /^mimetype([\w./+-]+?)(?:PK|$)/.exec(latin(head.subarray(30)))?.[1]
  if (declared !== undefined) return declaredTypes.find(([media]) => media === declared)?.[1] ?? null
  const all = [...names]
  if (names.has('META-INF/MANIFEST.MF') || all.some((name) => name.endsWith('vbaProject.bin'))) return null
  if (names.has('[Content_Types].xml')) return innerNames.find(([name]) => names.has(name))?.[1] ?? null
  return all.some((name) => /^META-INF\/\w*signature\w*\.(?:xml|p7s)$/i.test(name)) ? 'asice' : 'zip'
}

/** Text that a browser or a shell would run is no text of ours. */
function textType(head: Uint8Array): FileType | null {
  const start = new TextDecoder().decode(head).trimStart()
  if (isLetter(start)) return 'eml'
  return /^(?:<|#!)|<(?:html|svg|script|iframe)\b/i.test(start) ? null : 'txt'
}

// RFC 5322: a letter begins with its fields, and «From» is one of the two it cannot be without.
function isLetter(text: string): boolean {
  const fields = text.split(/\r?\n\r?\n/)[0]!
  return /^[\w-]+:[ \t]/.test(fields) && /^From:/im.test(fields) && /^(?:Date|Message-ID):/im.test(fields)
}

function utf8Watch() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let holds = true
  const see = (piece?: Uint8Array) => {
    if (!holds) return
    try {
      const last = piece === undefined
      holds = !decoder.decode(piece, { stream: !last }).includes('\0')
    } catch {
      holds = false
    }
  }
  return {
    see,
    holds() {
      see()
      return holds
    },
  }
}

/** Which of these words go by, written in UTF-16 as the directory of an OLE file has its names. */
function wordsWatch(words: readonly string[]) {
  const seen = new Set<string>()
  const longest = 2 * Math.max(...words.map(({ length }) => length))
  let rest = ''
  return {
    seen,
    see(piece: Uint8Array) {
      const text = rest + latin(piece)
      for (const word of words) if (text.includes([...word].join('\0') + '\0\0\0')) seen.add(word)
      rest = text.slice(-longest - 2)
    },
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte)
}

// A byte, a letter. TextDecoder's «latin1» is windows-1252 and would change some.
function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function lastOf(tail: Uint8Array, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  return piece.length >= TAIL ? piece.slice(-TAIL) : joined(tail.subarray(piece.length - TAIL), piece)
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}
