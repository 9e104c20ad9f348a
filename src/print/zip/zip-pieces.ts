import { crc32 } from 'node:zlib'
import {
  BEGINNING,
  DEFLATED,
  END_LENGTH,
  END_OF_DIRECTORY,
  ENTRY,
  ENTRY_LENGTH,
  LOCAL,
  LOCAL_LENGTH,
  STORED,
} from '../../kernel/zip-format.ts'

/** A file in an archive whose content is known to its last byte before the first is written. */
export interface ZipEntry {
  name: string
  crc: number
  length: number
  /** of what `pieces` give; the same as `length` where they are stored as they are */
  packedLength: number
  method?: number
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Lengths in a ZIP are of four bytes (APPNOTE 4.4.8); beyond them it is another format. */
const MOST_BYTES = 0xffff_ffff

const NAMES_ARE_UTF8 = 0x0800

/** An archive, piece by piece: no more of it is held than the piece in hand. */
export async function* zipPieces(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  for (const next of recordsAndEntries(entries)) {
    if (next instanceof Uint8Array) yield next
    else yield* next.pieces
  }
}

/** An archive of these files as they are, not compressed; the same bytes for the same files. */
export function storedZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([name, bytes]) => {
    const { length } = bytes
    return { name, crc: crc32(bytes), length, packedLength: length, method: STORED, pieces: [bytes] } as const
  })
  const pieces = [...recordsAndEntries(entries)].flatMap((next) =>
    next instanceof Uint8Array ? [next] : next.pieces,
  )
  const zip = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    zip.set(piece, at)
    at += piece.length
  }
  return zip
}

// Each entry follows the record that describes it; the directory ends the archive.
function* recordsAndEntries<Entry extends ZipEntry>(
  entries: readonly Entry[],
): Generator<Uint8Array | Entry> {
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    directory.push(record(entry, at))
    const header = record(entry)
    yield header
    yield entry
    at += header.length + entry.packedLength
    if (entry.length > MOST_BYTES || at > MOST_BYTES) throw new RangeError('too much for a ZIP archive')
  }
  yield* directory
  yield directoryEnd(
    entries.length,
    at,
    directory.reduce((sum, { length }) => sum + length, 0),
  )
}

// The record before the content describes it; the one in the directory also has its offset `at`.
function record(entry: ZipEntry, at?: number): Uint8Array {
  const { name, crc, length, packedLength, method = DEFLATED } = entry
  const nameBytes = new TextEncoder().encode(name)
  const inDirectory = at !== undefined
  const start = inDirectory ? ENTRY_LENGTH : LOCAL_LENGTH
  const bytes = new Uint8Array(start + nameBytes.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, inDirectory ? ENTRY : LOCAL, true)
  if (inDirectory) view.setUint16(4, 20, true)
  const common = inDirectory ? 6 : 4
  view.setUint16(common, 20, true)
  view.setUint16(common + 2, NAMES_ARE_UTF8, true)
  view.setUint16(common + 4, method, true)
  view.setUint32(common + 6, BEGINNING, true)
  view.setUint32(common + 10, crc, true)
  view.setUint32(common + 14, packedLength, true)
  view.setUint32(common + 18, length, true)
  view.setUint16(common + 22, nameBytes.length, true)
  if (inDirectory) view.setUint32(42, at, true)
  bytes.set(nameBytes, start)
  return bytes
}

function directoryEnd(count: number, at: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(END_LENGTH))
  view.setUint32(0, END_OF_DIRECTORY, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, length, true)
  view.setUint32(16, at, true)
  return new Uint8Array(view.buffer)
}
