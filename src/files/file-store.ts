import type { Instant } from '../kernel/day.ts'

/** Bytes that have come whole and wait for their decision. */
export interface ReceivedContent {
  /** SHA-256 in hexadecimal: the only name they are kept under */
  hash: string
  bytes: number
  /** Puts them where they stay; only then may a row name them. */
  keep(): Promise<void>
  drop(): Promise<void>
}

/** A piece of content, for an answer to a browser that asks for a part. */
export interface ByteRange {
  offset: number
  length: number
}

/**
 * The place where the bytes of files lie: a folder on a server, R2 on Workers. Content is known by its hash alone and
 * stored once, whatever names it bears.
 */
export interface FileStore {
  /** Takes content in, piece by piece. Where the pieces break off with an error, nothing stays and the error goes on. */
  receive(pieces: AsyncIterable<Uint8Array>): Promise<ReceivedContent>
  /** The content; null where there is none under this hash. */
  open(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>
  has(hash: string): Promise<boolean>
  /** Hashes of what landed before this instant, some at a time. Remains of broken uploads of that age are gone after it. */
  landedBefore(instant: Instant): AsyncIterable<string[]>
  /** Removes content, unless it has landed again since that instant. */
  removeLandedBefore(hash: string, instant: Instant): Promise<void>
}
