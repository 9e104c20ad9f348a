import { DEFLATED, directoryEndAt, ENTRY, ENTRY_LENGTH, LOCAL, LOCAL_LENGTH, STORED } from './zip-format.ts'

/** What a ZIP may hold: one of a few kilobytes may unpack to any size. */
export interface ZipLimits {
  entries: number
  /** of all its content, unpacked */
  bytes: number
}

/** A ZIP whose directory and content do not agree, that is encrypted or torn; or one that holds more than it may. */
export type ZipFault = 'broken' | 'beyond'

/** The content of a ZIP by name. Whatever it says of itself, no more is unpacked than it may hold. */
export async function unpackZip(
  zip: Uint8Array,
  limits: ZipLimits,
): Promise<Map<string, Uint8Array> | ZipFault> {
  const parts = new Map<string, Uint8Array>()
  const fault = await eachPart(zip, limits, async (name, pieces) => {
    const kept: Uint8Array<ArrayBuffer>[] = []
    for await (const piece of pieces) kept.push(piece)
    if (!name.endsWith('/')) parts.set(name, new Uint8Array(await new Blob(kept).arrayBuffer()))
  })
  return fault ?? parts
}

/** What keeps a ZIP from being unpacked by a program that asks no questions; undefined where nothing does. Nothing is kept. */
export function zipFault(zip: Uint8Array, limits: ZipLimits): Promise<ZipFault | undefined> {
  return eachPart(zip, limits, async (_name, pieces) => {
    for await (const _piece of pieces);
  })
}

type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>>

async function eachPart(
  zip: Uint8Array,
  limits: ZipLimits,
  take: (name: string, pieces: Pieces) => Promise<void>,
): Promise<ZipFault | undefined> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = directoryEndAt(view)
  if (end < 0) return 'broken'
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return 'beyond'
  const names = new Set<string>()
  let at = view.getUint32(end + 16, true)
  let room = limits.bytes
  for (let left = count; left > 0; left--) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) return 'broken'
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(zip.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength))
    const packed = contentAt(zip, view, at)
    if (!packed || names.has(name)) return 'broken'
    names.add(name)
    // What it says of itself is believed where it says too much.
    if (view.getUint32(at + 24, true) > room) return 'beyond'
    let length = 0
    try {
      await take(name, counted(piecesOf(packed)))
    } catch (error) {
      return error instanceof Beyond ? 'beyond' : 'broken'
    }
    if (packed.declared !== 0 && packed.declared !== length) return 'broken'
    room -= length
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)

    async function* counted(pieces: Pieces): Pieces {
      for await (const piece of pieces) {
        length += piece.length
        if (length > room) throw new Beyond()
        yield piece
      }
    }
  }
  return undefined
}

class Beyond extends Error {}

interface Packed {
  deflated: boolean
  bytes: Uint8Array<ArrayBuffer>
  /** the length that stands before the content, which some programs set room aside for; 0 where it follows behind */
  declared: number
}

// What stands before the content has to say the same as the directory: programs differ in which of the two they believe.
function contentAt(zip: Uint8Array, view: DataView, entry: number): Packed | null {
  const method = view.getUint16(entry + 10, true)
  const encrypted = (view.getUint16(entry + 8, true) & 1) === 1
  const local = view.getUint32(entry + 42, true)
  if (encrypted || (method !== STORED && method !== DEFLATED)) return null
  if (local + LOCAL_LENGTH > zip.length || view.getUint32(local, true) !== LOCAL) return null
  if (view.getUint16(local + 8, true) !== method) return null
  const from = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  const to = from + view.getUint32(entry + 20, true)
  if (to > zip.length) return null
  return {
    deflated: method === DEFLATED,
    bytes: zip.slice(from, to),
    declared: view.getUint32(local + 22, true),
  }
}

async function* piecesOf({ deflated, bytes }: Packed): Pieces {
  if (!deflated) yield bytes
  else
    yield* new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')) as unknown as Pieces
}
