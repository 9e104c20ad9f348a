import type { ByteRange, FileStore, ReceivedContent } from '../../files/file-store.ts'

/** Puts content where files lie. Only then may a row name it. */
export async function keepContent(
  files: FileStore,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Pick<ReceivedContent, 'hash' | 'bytes'>> {
  const received = await files.receive(pieces)
  await received.keep()
  return received
}

/** Content that some row names, or a part of it. */
export async function contentOf(files: FileStore, hash: string, range?: ByteRange): Promise<Uint8Array> {
  const stream = await files.open(hash, range)
  if (!stream) throw new Error(`a part of a list is not where files lie: ${hash}`)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
