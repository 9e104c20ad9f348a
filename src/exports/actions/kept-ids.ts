import type { FileStore } from '../../files/file-store.ts'
import { pause } from '../../kernel/pause.ts'
import { contentOf, keepContent } from './kept-content.ts'

/** Ids are put into words so many at a time, and others go first between. */
const AT_ONCE = 10_000

/** Where the ids of a list lie: one after another, each so many bytes wide. */
export interface KeptIds {
  hash: string
  width: number
}

export async function keepIds(files: FileStore, ids: readonly string[]): Promise<KeptIds> {
  const width = ids.reduce((most, id) => Math.max(most, id.length), 1)
  const { hash } = await keepContent(files, inColumn(ids, width))
  return { hash, width }
}

export async function idsBetween(
  files: FileStore,
  { hash, width }: KeptIds,
  { from, to }: { from: number; to: number },
): Promise<string[]> {
  if (from === to) return []
  const bytes = await contentOf(files, hash, { offset: from * width, length: (to - from) * width })
  const text = new TextDecoder().decode(bytes)
  return Array.from({ length: to - from }, (_, at) => text.slice(at * width, (at + 1) * width).trimEnd())
}

async function* inColumn(ids: readonly string[], width: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    yield new TextEncoder().encode(some.map((id) => id.padEnd(width)).join(''))
    await pause()
  }
}
