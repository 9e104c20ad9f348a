import BetterSqlite3 from 'better-sqlite3'
import type { ContentColumns } from '../../../files/content-columns.ts'
import { syncPath } from '../../../files/folder-file-store.ts'

/** A register's file opened to be looked at: nothing is migrated, nothing written. */
export function openToRead(file: string): BetterSqlite3.Database {
  const raw = new BetterSqlite3(file, { readonly: true, fileMustExist: true })
  raw.pragma('busy_timeout = 10000')
  return raw
}

/** Writes the database as it is at this moment into a file of its own, while others go on writing; it is on the disk after. */
export function copyDatabase(raw: BetterSqlite3.Database, file: string): void {
  raw.prepare('VACUUM INTO ?').run(file)
  syncPath(file)
}

/** Names of the migrations that were applied, in their order. */
export function appliedMigrations(raw: BetterSqlite3.Database): string[] {
  const known = raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'd1_migrations'").get()
  if (!known) return []
  return raw.prepare('SELECT name FROM d1_migrations ORDER BY name').pluck().all() as string[]
}

/** The newest of them; empty where there is none. */
export function newestApplied(raw: BetterSqlite3.Database): string {
  return appliedMigrations(raw).at(-1) ?? ''
}

export function countRows(raw: BetterSqlite3.Database) {
  const rows = (table: string) => raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
  return { documents: rows('documents'), tasks: rows('tasks'), files: rows('files') }
}

/** Hashes of all content that rows name. A register that awaits its migrations may not have all of these columns. */
export function namedContent(raw: BetterSqlite3.Database, columns: readonly ContentColumns[]): string[] {
  const named = new Set<string>()
  for (const { table, columns: own } of columns) {
    const there = raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table)
    for (const column of own.filter((name) => there.includes(name))) {
      const hashes = raw.prepare(`SELECT DISTINCT ${column} FROM ${table} WHERE ${column} IS NOT NULL`)
      for (const hash of hashes.pluck().all() as string[]) named.add(hash)
    }
  }
  return [...named].sort()
}

/** The first thing that is wrong with the database itself; null where it is sound. */
export function databaseFault(raw: BetterSqlite3.Database): string | null {
  const found = raw.prepare('SELECT * FROM pragma_integrity_check').pluck().all() as string[]
  const fault = found.find((words) => words !== 'ok')
  if (fault) return fault
  return raw.prepare('SELECT 1 FROM pragma_foreign_key_check').get() ? 'записи посилаються в нікуди' : null
}
