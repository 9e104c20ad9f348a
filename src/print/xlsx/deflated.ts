import { constants, crc32, deflateRaw } from 'node:zlib'

/** A piece of a ZIP entry: deflated, to be followed by others or by `END_OF_DEFLATED`. */
export interface Piece {
  bytes: Uint8Array
  /** before it was deflated */
  length: number
  /** of all the entry has come to with this piece */
  crc: number
}

/** Ends what pieces began: a last block with nothing in it. */
export const END_OF_DEFLATED = new Uint8Array([3, 0])

/**
 * Deflates a text so that it ends at a whole byte and refers to nothing before it: pieces made at different times, even by
 * different machines, follow each other as one stream (RFC 1951, 3.2.4). The work is done outside this thread on Node.
 */
export async function deflated(text: string, crcBefore = 0): Promise<Piece> {
  const plain = new TextEncoder().encode(text)
  const bytes = await new Promise<Uint8Array>((made, failed) => {
    deflateRaw(plain, { finishFlush: constants.Z_SYNC_FLUSH, level: LEVEL }, (error, result) =>
      error ? failed(error) : made(result),
    )
  })
  return { bytes, length: plain.length, crc: crc32(plain, crcBefore) }
}

/** Rows of a register are alike: the next levels take twice the time for a tenth. */
const LEVEL = 4
