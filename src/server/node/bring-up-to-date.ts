import { readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'
import { faultWords } from '../../cli/fault-words.ts'
import { migrate, migrationFiles } from '../../db/migrate.ts'
import { syncPath } from '../../files/folder-file-store.ts'
import { newId } from '../../kernel/id.ts'
import { appliedMigrations, copyDatabase, openToRead } from './backup/register-file.ts'
import { copyBeforeMigration } from './data-folder.ts'
import { Refused } from './refused.ts'

const COPIES_KEPT = 3

/** Where a register lies, the migrations this program knows, and who hears of a copy. */
interface Place {
  folder: string
  migrations: string
  tell(words: string): void
}

/**
 * Brings a register to the newest tables. One that is in use is copied beside itself first, and without that copy it stays
 * as it is; one that a newer program has migrated is refused.
 */
export function bringUpToDate(raw: BetterSqlite3.Database, place: Place): void {
  const known = migrationFiles(place.migrations)
  const applied = appliedMigrations(raw)
  const [migration, newest] = [applied.at(-1) ?? '', known.at(-1) ?? '']
  if (migration > newest)
    throw new Refused({ code: 'register-newer', field: 'data', facts: { migration, newest } })
  const next = known.find((name) => !applied.includes(name))
  if (next !== undefined && isWorkedIn(raw)) keepCopy(raw, next, place)
  migrate(raw, place.migrations)
}

function keepCopy(raw: BetterSqlite3.Database, next: string, { folder, tell }: Place): void {
  const unfinished = join(folder, `before-migration.${newId()}.part`)
  const file = join(folder, `before-migration-${next.slice(0, 4)}.db`)
  try {
    copyDatabase(raw, unfinished)
    if (!isCopyBefore(next, unfinished)) return
    renameSync(unfinished, file)
    syncPath(folder)
    const copies = readdirSync(folder).filter((name) => copyBeforeMigration.test(name))
    for (const name of copies.sort().slice(0, -COPIES_KEPT)) rmSync(join(folder, name))
  } catch (error) {
    const facts = { folder, reason: faultWords(error) }
    throw new Refused({ code: 'no-copy-before-migration', field: 'data', facts })
  } finally {
    rmSync(unfinished, { force: true })
  }
  tell(`Реєстр оновлюється (${next}). Копія бази до оновлення: ${file}; зберігаються три останні.`)
}

/** Whether the copy is sound and of that state: another process may have migrated in between, and has kept its own. */
function isCopyBefore(next: string, file: string): boolean {
  const copy = openToRead(file)
  try {
    const fault = copy.pragma('quick_check', { simple: true }) as string
    if (fault !== 'ok') throw Object.assign(new Error(fault), { code: 'SQLITE_CORRUPT' })
    return !appliedMigrations(copy).includes(next)
  } finally {
    copy.close()
  }
}

/** Whether there is anything to lose: an account, or a document. */
function isWorkedIn(raw: BetterSqlite3.Database): boolean {
  const exists = raw.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?')
  return ['accounts', 'documents'].some(
    (table) => exists.get(table) && raw.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get(),
  )
}
