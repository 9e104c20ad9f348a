import { createReadStream, createWriteStream, existsSync, readFileSync, statSync } from 'node:fs'
import { link, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BackupSummary } from '../../../cli/backup-summary.ts'
import { newestMigration } from '../../../db/newest-migration.ts'
import { contentPlace, syncPath } from '../../../files/folder-file-store.ts'
import type { Instant } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import { done, type Result, reject } from '../../../kernel/result.ts'
import { sha256, sha256OfPieces } from '../../../kernel/sha256.ts'
import { contentColumns } from '../../compose.ts'
import { REGISTER_FILE } from '../data-folder.ts'
import { packageRoot } from '../package-root.ts'
import { contentName, MANIFEST, type Manifest, SUMS, sumsText } from './manifest.ts'
import { readBackup } from './read-backup.ts'
import { copyDatabase, countRows, namedContent, newestApplied, openToRead } from './register-file.ts'
import { type TarEntry, tarPieces } from './tar.ts'

const ATTEMPTS = 3

/** Content that was there when its hash was taken, and could not be read when its turn in the archive came. */
class ContentGone extends Error {}

interface Source extends TarEntry {
  sha256: string
}

/**
 * Copies the register of a folder into one file while people go on writing: the database as of one moment, then the content
 * its rows name. The file gets its name after it has been read back and found whole; before that there is none.
 */
export async function makeBackup(folder: string, out: string, now: Instant): Promise<Result<BackupSummary>> {
  if (existsSync(out)) return reject({ code: 'backup-exists', field: 'out', facts: { file: out } })
  const migration = migrationOf(join(folder, REGISTER_FILE))
  if (migration > newestMigration)
    return reject({ code: 'register-newer', field: 'data', facts: { migration, newest: newestMigration } })
  const aside = `${out}.${newId()}.part`
  await mkdir(aside, { mode: 0o700 })
  try {
    const { archive, manifest } = await archiveInFull(folder, aside, now)
    const read = await readBackup(archive, { stage: join(aside, 'read-back'), keepContent: false })
    if (!read.ok) return read
    await giveName(archive, out)
    return done({ ...manifest, file: out })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return reject({ code: 'backup-exists', field: 'out', facts: { file: out } })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

function migrationOf(file: string): string {
  const raw = openToRead(file)
  try {
    return newestApplied(raw)
  } finally {
    raw.close()
  }
}

interface Archive {
  archive: string
  manifest: Manifest
}

// An export may expire and be swept away between the two readings of its content; a newer state of the register does not name it.
async function archiveInFull(folder: string, aside: string, now: Instant): Promise<Archive> {
  for (let left = ATTEMPTS; ; left--) {
    const attempt = await mkdtemp(join(aside, 'attempt-'))
    try {
      return await writeArchive(folder, attempt, now)
    } catch (error) {
      if (!(error instanceof ContentGone) || left === 1) throw error
      await rm(attempt, { recursive: true })
    }
  }
}

async function writeArchive(folder: string, aside: string, now: Instant): Promise<Archive> {
  const archive = join(aside, 'backup.tar')
  const database = join(aside, REGISTER_FILE)
  const register = openToRead(join(folder, REGISTER_FILE))
  try {
    copyDatabase(register, database)
    const copy = openToRead(database)
    const named = namedContent(copy, contentColumns)
    const about = { ...countRows(copy), migration: newestApplied(copy) }
    copy.close()

    const sources = [await sourceOf(REGISTER_FILE, database)]
    const absent = new Set<string>()
    for (const hash of named) {
      const place = contentPlace(join(folder, 'files'), hash)
      const source = await sourceOf(contentName(hash), place).catch(unlessUnreadable)
      if (source?.sha256 === hash) sources.push(source)
      else absent.add(hash)
    }
    // An export that expired since the moment of the copy is no loss: its row is gone too.
    const missing =
      absent.size === 0 ? [] : namedContent(register, contentColumns).filter((hash) => absent.has(hash))
    const manifest: Manifest = {
      format: 'vykonano-backup',
      formatVersion: 1,
      madeAt: now,
      program: programVersion(),
      ...about,
      missing,
      entries: sources.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    }
    const first = textSource(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`)
    const all = [first, ...sources]
    const entries = [...all, textSource(SUMS, sumsText(all))]
    await pipeline(tarPieces(entries), createWriteStream(archive, { flags: 'wx', mode: 0o600, flush: true }))
    return { archive, manifest }
  } finally {
    register.close()
  }
}

/** A file as it will stand in the archive: read once for its hash, and again when its turn comes. */
async function sourceOf(name: string, path: string): Promise<Source> {
  const sha256 = await sha256OfPieces(createReadStream(path))
  return { name, bytes: statSync(path).size, sha256, pieces: laterRead(path) }
}

// Opened when its first piece is read: of a hundred thousand scans one is open at a time.
async function* laterRead(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    throw isUnreadable(error) ? new ContentGone(path) : error
  }
}

function textSource(name: string, text: string): Source {
  const bytes = Buffer.from(text)
  return { name, bytes: bytes.length, sha256: sha256(bytes), pieces: [bytes] }
}

/** A link fails where the name is taken, a renaming would write over it; a disk that knows no links leaves the renaming. */
async function giveName(archive: string, out: string): Promise<void> {
  await link(archive, out).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST' || existsSync(out)) throw error
    await rename(archive, out)
  })
  syncPath(dirname(out))
}

function programVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version
}

function unlessUnreadable(error: unknown): null {
  if (isUnreadable(error)) return null
  throw error
}

function isUnreadable(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT' || code === 'EIO'
}
