import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { access, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { Instant } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { FileStore } from './file-store.ts'

const UNFINISHED = '.part'

/**
 * A folder of files named by their SHA-256, «ab/cdef…». What comes in is written beside them under a name of its own, goes
 * to the disk and is then renamed, so that under a hash there is always the whole content or nothing.
 */
export function folderFileStore(folder: string): FileStore {
  const place = (hash: string) => contentPlace(folder, hash)
  return {
    async receive(pieces) {
      await mkdir(folder, { recursive: true, mode: 0o750 })
      const unfinished = join(folder, newId() + UNFINISHED)
      const drop = () => rm(unfinished, { force: true })
      try {
        const { hash, bytes } = await write(unfinished, pieces)
        return { hash, bytes, keep: async () => moveTo(unfinished, place(hash)), drop }
      } catch (error) {
        await drop()
        throw error
      }
    },

    async open(hash, range) {
      const handle = await open(place(hash)).catch(unlessAbsent)
      if (!handle) return null
      const part = range && { start: range.offset, end: range.offset + range.length - 1 }
      return Readable.toWeb(handle.createReadStream(part)) as ReadableStream<Uint8Array>
    },

    has: (hash) =>
      access(place(hash)).then(
        () => true,
        (error) => unlessAbsent(error) !== null,
      ),

    async *landedBefore(instant) {
      for (const entry of (await readdir(folder, { withFileTypes: true }).catch(unlessAbsent)) ?? []) {
        const path = join(folder, entry.name)
        if (entry.name.endsWith(UNFINISHED)) removeOlder(path, instant)
        if (!entry.isDirectory()) continue
        const old: string[] = []
        for (const name of await readdir(path)) {
          const found = await stat(join(path, name)).catch(unlessAbsent)
          if (found && isBefore(found.mtimeMs, instant)) old.push(entry.name + name)
        }
        if (old.length > 0) yield old
      }
    },

    async removeLandedBefore(hash, instant) {
      removeOlder(place(hash), instant)
    },
  }
}

/** Where content lies in such a folder. */
export function contentPlace(folder: string, hash: string): string {
  return join(folder, hash.slice(0, 2), hash.slice(2))
}

/** Flushes a file, or the names in a folder, to the disk. */
export function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** For `catch`: null where the file is absent; any other fault goes on. */
export function unlessAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

async function write(path: string, pieces: AsyncIterable<Uint8Array>) {
  const handle = await open(path, 'wx', 0o640)
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      await handle.writeFile(piece)
    }
    await handle.sync()
    return { hash: hash.digest('hex'), bytes }
  } finally {
    await handle.close()
  }
}

// In one tick, and so is the removal below: content that lands again is never swept away as what lay there before.
function moveTo(unfinished: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o750 })
  renameSync(unfinished, path)
  // A name is on the disk when its folder is, and a new folder when the one above it is.
  for (const folder of [dirname(path), dirname(dirname(path))]) syncPath(folder)
}

function removeOlder(path: string, instant: Instant): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && isBefore(found.mtimeMs, instant)) rmSync(path, { force: true })
}

function isBefore(ms: number, instant: Instant): boolean {
  return ms < Date.parse(instant)
}
