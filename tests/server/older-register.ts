import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { migrate, migrationFiles } from '../../src/db/migrate.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

/** Migrations of the program of today. */
export const known = migrationFiles(migrationsFolder)

/** A register as the last version of the program left it, with an account of a council in it. */
export function olderRegister(folder: string, data: string): void {
  const older = olderMigrations(folder)
  inRegister(data, (raw) => {
    migrate(raw, older)
    raw.exec(`INSERT INTO people (id, name, short_name, short_key, recorded_at)
      VALUES ('o', 'Ковальчук Олена', 'Ковальчук О.', 'ковальчук о', '2026-11-20T07:00:00.000Z');
      INSERT INTO accounts (id, person_id, email, role, recorded_at)
      VALUES ('o', 'o', 'olena@rada.example', 'controller', '2026-11-20T07:00:00.000Z')`)
  })
}

// A folder with the migrations of the program before this one.
function olderMigrations(folder: string): string {
  const older = join(folder, 'older')
  mkdirSync(older)
  for (const name of known.slice(0, -1)) copyFileSync(join(migrationsFolder, name), join(older, name))
  return older
}

/** What `work` answers of the register in this folder, or of another file in it. */
export function inRegister<T>(
  data: string,
  work: (raw: BetterSqlite3.Database) => T,
  file = 'register.sqlite',
): T {
  const raw = new BetterSqlite3(join(data, file))
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

/** Names of the migrations that were applied there. */
export function applied(data: string, file?: string): unknown[] {
  return inRegister(
    data,
    (raw) => raw.prepare('SELECT name FROM d1_migrations ORDER BY name').pluck().all(),
    file,
  )
}
