import { done, type Result, reject } from '../../kernel/result.ts'
import {
  END_LENGTH,
  END_OF_DIRECTORY,
  ENTRY,
  ENTRY_LENGTH,
  LOCAL,
  LOCAL_LENGTH,
  unpackZip,
} from '../../kernel/zip.ts'

/** The name is written in UTF-8. */
const UTF8 = 0x0800
/** 01.01.1980, where the time of a ZIP begins. */
const BEGINNING = 0x00210000

/** A Word file has some twenty entries; with many pictures a hundred. */
const MOST_ENTRIES = 500
/** Unpacked. */
const MOST_BYTES = 24 * 1024 * 1024

/** The entries of a ZIP by name. No more is unpacked than a form may have, whatever sizes it declares. */
export async function unpackForm(zip: Uint8Array): Promise<Result<Map<string, Uint8Array>>> {
  const parts = await unpackZip(zip, { entries: MOST_ENTRIES, bytes: MOST_BYTES })
  if (parts === 'broken' || (parts instanceof Map && ![...parts.keys()].every(isPlainName)))
    return reject({ code: 'form-broken', field: 'files' })
  if (parts === 'beyond')
    return reject({ code: 'form-too-large-inside', field: 'files', facts: { most: MOST_BYTES } })
  return done(parts)
}

function isPlainName(name: string): boolean {
  return /^[^/\\:][^\\:]*$/.test(name) && !name.includes('..')
}

/** A ZIP of these parts and nothing else; the same bytes for the same parts. */
export function packForm(parts: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...parts].map(([name, bytes]) => ({
    name: new TextEncoder().encode(name),
    bytes,
    crc: crcOf(bytes),
  }))
  const length = entries.reduce(
    (sum, { name, bytes }) => sum + LOCAL_LENGTH + ENTRY_LENGTH + 2 * name.length + bytes.length,
    END_LENGTH,
  )
  const zip = new Uint8Array(length)
  const view = new DataView(zip.buffer)
  let at = 0
  const offsets = entries.map((entry) => {
    const offset = at
    view.setUint32(at, LOCAL, true)
    writeHead(view, at + 4, entry)
    zip.set(entry.name, at + LOCAL_LENGTH)
    zip.set(entry.bytes, at + LOCAL_LENGTH + entry.name.length)
    at += LOCAL_LENGTH + entry.name.length + entry.bytes.length
    return offset
  })
  const directory = at
  for (const [place, entry] of entries.entries()) {
    view.setUint32(at, ENTRY, true)
    view.setUint16(at + 4, 20, true)
    writeHead(view, at + 6, entry)
    view.setUint32(at + 42, offsets[place]!, true)
    zip.set(entry.name, at + ENTRY_LENGTH)
    at += ENTRY_LENGTH + entry.name.length
  }
  view.setUint32(at, END_OF_DIRECTORY, true)
  view.setUint16(at + 8, entries.length, true)
  view.setUint16(at + 10, entries.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return zip
}

// What is said before the content and again in the directory (APPNOTE 4.3.7, 4.3.12); nothing is compressed.
function writeHead(view: DataView, at: number, entry: { name: Uint8Array; bytes: Uint8Array; crc: number }) {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, UTF8, true)
  view.setUint32(at + 6, BEGINNING, true)
  view.setUint32(at + 10, entry.crc, true)
  view.setUint32(at + 14, entry.bytes.length, true)
  view.setUint32(at + 18, entry.bytes.length, true)
  view.setUint16(at + 22, entry.name.length, true)
}

/** Of the polynomial that ZIP counts by (APPNOTE 4.4.7). */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc
})

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
