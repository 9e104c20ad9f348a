import { createHash } from 'node:crypto'
import type { R2Bucket } from '@cloudflare/workers-types'
import type { FileStore } from './file-store.ts'

/**
 * Cloudflare R2. An object appears whole or not at all, but cannot be renamed: content is put under its hash as soon as all
 * of it has come, and what then gets no row waits for the sweep. It is held in memory until then: R2 wants to know the
 * length before the first byte.
 */
export function r2FileStore(bucket: R2Bucket): FileStore {
  return {
    async receive(pieces) {
      const hash = createHash('sha256')
      const held: Uint8Array<ArrayBuffer>[] = []
      for await (const piece of pieces) {
        hash.update(piece)
        held.push(new Uint8Array(piece))
      }
      const content = new Blob(held)
      const name = hash.digest('hex')
      // Also where it is there already: what has just landed is not swept.
      await bucket.put(name, await content.arrayBuffer(), { sha256: name })
      return { hash: name, bytes: content.size, keep: async () => {}, drop: async () => {} }
    },

    async open(hash, range) {
      const object = await bucket.get(hash, range && { range })
      return (object?.body as ReadableStream<Uint8Array> | undefined) ?? null
    },

    has: async (hash) => (await bucket.head(hash)) !== null,

    async *landedBefore(instant) {
      for (let cursor: string | undefined; ; ) {
        const listed = await bucket.list(cursor ? { cursor } : {})
        // What bears another name is not content: the register's own mark lies in the same bucket.
        const old = listed.objects.filter(
          ({ key, uploaded }) => isHash(key) && uploaded.getTime() < Date.parse(instant),
        )
        if (old.length > 0) yield old.map(({ key }) => key)
        if (!listed.truncated) return
        cursor = listed.cursor
      }
    },

    async removeLandedBefore(hash, instant) {
      const found = await bucket.head(hash)
      if (found && found.uploaded.getTime() < Date.parse(instant)) await bucket.delete(hash)
    },
  }
}

function isHash(key: string): boolean {
  return /^[0-9a-f]{64}$/.test(key)
}
