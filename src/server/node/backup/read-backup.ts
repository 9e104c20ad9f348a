import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { newestMigration } from '../../../db/newest-migration.ts'
import type { FileStore } from '../../../files/file-store.ts'
import { folderFileStore } from '../../../files/folder-file-store.ts'
import { done, type Result, reject } from '../../../kernel/result.ts'
import { sha256, sha256OfPieces } from '../../../kernel/sha256.ts'
import { REGISTER_FILE } from '../data-folder.ts'
import { Refused } from '../refused.ts'
import { contentName, MANIFEST, type Manifest, manifestSchema, SUMS, sumsText } from './manifest.ts'
import { countRows, databaseFault, newestApplied, openToRead } from './register-file.ts'
import { readTar, type TarEntry, TarFault } from './tar.ts'

/** A list of a million scans is shorter; what is longer is no copy of a register. */
const LONGEST_TEXT = 256 * 1024 * 1024

/**
 * Reads a copy to its last byte: every hash, the database itself, what the manifest says of it. The database lands in the
 * folder `stage`, content beside it where it is to be kept. Anything wrong is a refusal.
 */
export async function readBackup(
  file: string,
  { stage, keepContent }: { stage: string; keepContent: boolean },
): Promise<Result<Manifest>> {
  if (!existsSync(file)) return reject({ code: 'file-absent', field: 'file', facts: { given: file } })
  await mkdir(stage, { recursive: true, mode: 0o750 })
  try {
    const manifest = await unpack(file, stage, keepContent)
    judgeDatabase(join(stage, REGISTER_FILE), manifest)
    return done(manifest)
  } catch (error) {
    if (error instanceof Refused) return reject(error.refusal)
    if (!(error instanceof TarFault)) throw error
    return reject(
      error.opening
        ? { code: 'backup-foreign', field: 'file', facts: { file } }
        : { code: 'backup-broken', field: 'file', facts: { what: error.what } },
    )
  }
}

async function unpack(file: string, stage: string, keepContent: boolean): Promise<Manifest> {
  const entries = readTar(createReadStream(file))
  const first = await entries.next()
  if (first.done || first.value.name !== MANIFEST) throw foreign(file)
  const opening = await textOf(first.value)
  const manifest = readManifest(opening, file)
  const files = keepContent ? folderFileStore(join(stage, 'files')) : null
  for (const expected of manifest.entries) {
    const next = await entries.next()
    if (next.done || next.value.name !== expected.name || next.value.bytes !== expected.bytes)
      throw new TarFault(expected.name)
    const found =
      expected.name === REGISTER_FILE
        ? await keepDatabase(next.value, join(stage, REGISTER_FILE))
        : await takeContent(next.value, files)
    if (found !== expected.sha256) throw new TarFault(expected.name)
  }
  const last = await entries.next()
  const sums = sumsText([{ name: MANIFEST, sha256: sha256(opening) }, ...manifest.entries])
  if (last.done || last.value.name !== SUMS || (await textOf(last.value)).toString() !== sums)
    throw new TarFault(SUMS)
  if (!(await entries.next()).done) throw new TarFault('кінець файлу')
  return manifest
}

function readManifest(bytes: Buffer, file: string): Manifest {
  const read = manifestSchema.safeParse(parsed(bytes))
  if (!read.success) throw foreign(file)
  const { migration, entries } = read.data
  if (migration > newestMigration)
    throw new Refused({ code: 'backup-newer', field: 'file', facts: { migration, newest: newestMigration } })
  const [database, ...content] = entries
  if (database?.name !== REGISTER_FILE) throw new TarFault(MANIFEST)
  // Content lies under its own hash and nowhere else.
  if (content.some(({ name, sha256 }) => name !== contentName(sha256))) throw new TarFault(MANIFEST)
  return read.data
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    throw new TarFault(MANIFEST)
  }
}

async function keepDatabase({ pieces }: TarEntry, path: string): Promise<string> {
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const piece of pieces) {
      hash.update(piece)
      yield piece
    }
  }
  await pipeline(hashed(), createWriteStream(path, { flags: 'wx', mode: 0o640, flush: true }))
  return hash.digest('hex')
}

async function takeContent({ pieces, name }: TarEntry, files: FileStore | null): Promise<string> {
  if (!files) {
    return sha256OfPieces(pieces)
  }
  const received = await files.receive(asAsync(pieces))
  await (contentName(received.hash) === name ? received.keep() : received.drop())
  return received.hash
}

function judgeDatabase(path: string, manifest: Manifest): void {
  const raw = openToRead(path)
  try {
    const fault = databaseFault(raw)
    if (fault) throw new TarFault(`${REGISTER_FILE}: ${fault}`)
    const { documents, tasks, files } = countRows(raw)
    const same =
      newestApplied(raw) === manifest.migration &&
      documents === manifest.documents &&
      tasks === manifest.tasks &&
      files === manifest.files
    if (!same) throw new TarFault(MANIFEST)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    throw code?.startsWith('SQLITE_') ? new TarFault(`${REGISTER_FILE}: ${message}`) : error
  } finally {
    raw.close()
  }
}

async function textOf({ name, bytes, pieces }: TarEntry): Promise<Buffer> {
  if (bytes > LONGEST_TEXT) throw new TarFault(name)
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

async function* asAsync(pieces: TarEntry['pieces']): AsyncGenerator<Uint8Array> {
  yield* pieces
}

function foreign(file: string): Refused {
  return new Refused({ code: 'backup-foreign', field: 'file', facts: { file } })
}
