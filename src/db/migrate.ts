import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type BetterSqlite3 from 'better-sqlite3'

/**
 * Brings the database to the newest of `migrations/`, each file in a transaction of its own, and answers the names of
 * those it applied. The table of applied names is wrangler's own, so either tool can go on where the other stopped.
 */
export function migrate(raw: BetterSqlite3.Database, folder: string): string[] {
  raw.exec(`CREATE TABLE IF NOT EXISTS d1_migrations (
    id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)`)
  return migrationFiles(folder).filter((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return raw
      .transaction(() => {
        if (raw.prepare('SELECT 1 FROM d1_migrations WHERE name = ?').get(name)) return false
        raw.exec(sql)
        raw.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
        return true
      })
      .immediate()
  })
}

export function migrationFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
}
