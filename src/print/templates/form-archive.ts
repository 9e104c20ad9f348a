import { done, type Result, reject } from '../../kernel/result.ts'

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
/** The name is written in UTF-8. */
const UTF8 = 0x0800
/** 01.01.1980, where the time of a ZIP begins. */
const BEGINNING = 0x00210000

/** A Word file has some twenty entries; with many pictures a hundred. */
const MOST_ENTRIES = 500
/** Unpacked: a ZIP of a few kilobytes may unpack to any size. */
const MOST_BYTES = 24 * 1024 * 1024

/** What a ZIP holds, by name. Whatever it says of itself, no more is unpacked than a form may have. */
export async function unpackForm(zip: Uint8Array): Promise<Result<Map<string, Uint8Array>>> {
  const broken = reject({ code: 'form-broken', field: 'files' })
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  let end = zip.length - END_LENGTH
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--
  if (end < 0) return broken
  const count = view.getUint16(end + 10, true)
  const tooLarge = reject({ code: 'form-too-large-inside', field: 'files', facts: { most: MOST_BYTES } })
  if (count > MOST_ENTRIES) return tooLarge
  const parts = new Map<string, Uint8Array>()
  let at = view.getUint32(end + 16, true)
  let room = MOST_BYTES
  for (let left = count; left > 0; left--) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return broken
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(zip.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength))
    const packed = contentAt(zip, view, at)
    const bytes = packed && (await unpacked(packed, room))
    if (bytes === 'beyond') return tooLarge
    if (!bytes || parts.has(name) || !/^[^/\\:][^\\:]*$/.test(name) || name.includes('..')) return broken
    room -= bytes.length
    if (!name.endsWith('/')) parts.set(name, bytes)
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return done(parts)
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

interface Packed {
  deflated: boolean
  bytes: Uint8Array<ArrayBuffer>
}

function contentAt(zip: Uint8Array, view: DataView, entry: number): Packed | null {
  const method = view.getUint16(entry + 10, true)
  const encrypted = (view.getUint16(entry + 8, true) & 1) === 1
  const local = view.getUint32(entry + 42, true)
  if (encrypted || (method !== 0 && method !== 8)) return null
  if (local + LOCAL_LENGTH > zip.length || view.getUint32(local, true) !== LOCAL) return null
  const from = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const to = from + view.getUint32(entry + 20, true)
  return to > zip.length ? null : { deflated: method === 8, bytes: zip.slice(from, to) }
}

async function unpacked({ deflated, bytes }: Packed, most: number): Promise<Uint8Array | 'beyond' | null> {
  if (!deflated) return bytes.length > most ? 'beyond' : bytes
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  try {
    for await (const piece of new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))) {
      length += piece.length
      if (length > most) return 'beyond'
      pieces.push(piece as Uint8Array<ArrayBuffer>)
    }
  } catch {
    return null
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
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
