/** A file in an archive whose content is known to its last byte before the first is written. */
export interface ZipEntry {
  name: string
  crc: number
  length: number
  deflatedLength: number
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Lengths in a ZIP are of four bytes (APPNOTE 4.4.8); beyond them it is another format. */
const MOST_BYTES = 0xffff_ffff

const DEFLATED = 8
const NAMES_ARE_UTF8 = 0x0800
/** 01.01.1980: two archives of the same files are equal byte for byte, whenever they are made. */
const BEGINNING = 0x00210000

/** An archive, piece by piece: no more of it is held than the piece in hand. */
export async function* zipPieces(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const directory: Uint8Array[] = []
  let at = 0
  for (const entry of entries) {
    directory.push(record(entry, at))
    const header = record(entry)
    yield header
    yield* entry.pieces
    at += header.length + entry.deflatedLength
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
function record({ name, crc, length, deflatedLength }: ZipEntry, at?: number): Uint8Array {
  const nameBytes = new TextEncoder().encode(name)
  const inDirectory = at !== undefined
  const start = inDirectory ? 46 : 30
  const bytes = new Uint8Array(start + nameBytes.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, inDirectory ? 0x02014b50 : 0x04034b50, true)
  if (inDirectory) view.setUint16(4, 20, true)
  const common = inDirectory ? 6 : 4
  view.setUint16(common, 20, true)
  view.setUint16(common + 2, NAMES_ARE_UTF8, true)
  view.setUint16(common + 4, DEFLATED, true)
  view.setUint32(common + 6, BEGINNING, true)
  view.setUint32(common + 10, crc, true)
  view.setUint32(common + 14, deflatedLength, true)
  view.setUint32(common + 18, length, true)
  view.setUint16(common + 22, nameBytes.length, true)
  if (inDirectory) view.setUint32(42, at, true)
  bytes.set(nameBytes, start)
  return bytes
}

function directoryEnd(count: number, at: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22))
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, length, true)
  view.setUint32(16, at, true)
  return new Uint8Array(view.buffer)
}
