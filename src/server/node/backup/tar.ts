const BLOCK = 512
const NAME = { at: 0, length: 100 }
const SIZE = { at: 124, length: 12 }
const CHECKSUM = { at: 148, length: 8 }
/** Eleven octal digits; a larger size is written in binary, as GNU tar does. */
const MOST_OCTAL = 0o77777777777
const BINARY = 0x80

/** A file in an archive; its content is read once, when its turn comes. */
export interface TarEntry {
  name: string
  bytes: number
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** An archive that is cut off, damaged or none at all; `opening` where not even its first entry was one. */
export class TarFault extends Error {
  constructor(
    readonly what: string,
    readonly opening = false,
  ) {
    super(what)
  }
}

/** A POSIX archive (ustar), piece by piece: any `tar` reads it. Names are of Latin letters, no longer than a hundred. */
export async function* tarPieces(
  entries: AsyncIterable<TarEntry> | Iterable<TarEntry>,
): AsyncGenerator<Uint8Array> {
  for await (const { name, bytes, pieces } of entries) {
    yield header(name, bytes)
    let written = 0
    for await (const piece of pieces) {
      written += piece.length
      yield piece
    }
    if (written !== bytes) throw new Error(`${name}: ${written} bytes instead of ${bytes}`)
    yield new Uint8Array(padding(bytes))
  }
  yield new Uint8Array(2 * BLOCK)
}

/**
 * Reads such an archive in its order, one entry in hand at a time; content that the reader left is passed over. Every byte
 * beside the content is checked: what this accepts was written whole by `tarPieces`.
 */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const bytes = byteSource(source)
  for (let first = true; ; first = false) {
    const block = await bytes.take(BLOCK, first)
    if (!first && isZero(block)) break
    const { name, size } = readHeader(block, first)
    const pieces = bytes.some(size)
    yield { name, bytes: size, pieces }
    for await (const _ of pieces);
    if (!isZero(await bytes.take(padding(size)))) throw new TarFault(name)
  }
  if (!isZero(await bytes.take(BLOCK)) || !(await bytes.isOver())) throw new TarFault('кінець файлу')
}

function header(name: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK)
  block.write(name, NAME.at, 'latin1')
  block.write('0000600\0', 100, 'latin1')
  block.write('0000000\0', 108, 'latin1')
  block.write('0000000\0', 116, 'latin1')
  if (size <= MOST_OCTAL) block.write(octal(size, SIZE.length), SIZE.at, 'latin1')
  else {
    block[SIZE.at] = BINARY
    block.writeUIntBE(size, SIZE.at + SIZE.length - 6, 6)
  }
  block.write(octal(0, 12), 136, 'latin1')
  block.write('0', 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(`${octal(checksum(block), 7)} `, CHECKSUM.at, 'latin1')
  return block
}

function readHeader(block: Buffer, first: boolean): { name: string; size: number } {
  const name = block.toString('latin1', NAME.at, block.indexOf(0))
  const size =
    block[SIZE.at] === BINARY
      ? block.readUIntBE(SIZE.at + SIZE.length - 6, 6)
      : Number.parseInt(block.toString('latin1', SIZE.at, SIZE.at + SIZE.length), 8)
  // Made anew it must be the same to the last byte: nothing is read into fields that are not known here.
  if (name.length > NAME.length || !Number.isSafeInteger(size) || !block.equals(header(name, size)))
    throw new TarFault('заголовок усередині файлу', first)
  return { name, size }
}

function octal(value: number, length: number): string {
  return `${value.toString(8).padStart(length - 1, '0')}\0`
}

/** The sum of all bytes, its own field counted as spaces. */
function checksum(block: Buffer): number {
  const end = CHECKSUM.at + CHECKSUM.length
  return block.reduce((sum, byte, at) => sum + (at >= CHECKSUM.at && at < end ? 0x20 : byte), 0)
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

/** Bytes of a stream by their number, however it cuts them. */
function byteSource(source: AsyncIterable<Uint8Array>) {
  const pieces = source[Symbol.asyncIterator]()
  let rest: Uint8Array = new Uint8Array(0)
  const more = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const next = await pieces.next()
      if (next.done) return false
      rest = next.value
    }
    return true
  }
  async function* some(count: number, opening = false): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (!(await more())) throw new TarFault('файл обрізано', opening)
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
  return {
    some,
    isOver: async () => !(await more()),
    async take(count: number, opening = false): Promise<Buffer> {
      const parts: Uint8Array[] = []
      for await (const piece of some(count, opening)) parts.push(piece)
      return Buffer.concat(parts)
    },
  }
}
