import BetterSqlite3 from 'better-sqlite3'
import type { Engine } from './database.ts'

const KEPT_STATEMENTS = 500
const PATIENCE_MS = 10_000

/**
 * SQLite in this process: WAL, every commit on disk before it is acknowledged, foreign keys on. A writer waits up to
 * ten seconds for another process; transactions begin IMMEDIATE, so none fails half way for want of the lock.
 */
export function sqliteEngine(file: string | Buffer): Engine & { raw: BetterSqlite3.Database } {
  const raw = new BetterSqlite3(file)
  raw.pragma(`busy_timeout = ${PATIENCE_MS}`)
  turnToWal(raw)
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma('cache_size = -32000')
  raw.pragma('temp_store = MEMORY')

  const prepared = new Map<string, BetterSqlite3.Statement>()
  const prepare = (sql: string): BetterSqlite3.Statement => {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size >= KEPT_STATEMENTS) prepared.clear()
      statement = raw.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }

  return {
    raw,
    async read(sql, parameters) {
      const statement = prepare(sql)
      if (!statement.readonly) throw new Error('writes go through commit()')
      return statement.all(...parameters) as Record<string, unknown>[]
    },
    async write(statements) {
      raw.exec('BEGIN IMMEDIATE')
      try {
        for (const { sql, parameters } of statements) prepare(sql).run(...parameters)
        raw.exec('COMMIT')
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK')
        throw error
      }
    },
    async bulk(work) {
      raw.pragma('synchronous = NORMAL')
      try {
        return await work()
      } finally {
        raw.pragma('synchronous = FULL')
        raw.pragma('wal_checkpoint(FULL)')
      }
    },
    async close() {
      raw.close()
    },
  }
}

// SQLite does not wait by itself for this one lock: of several processes that open a new file at once, some are refused.
function turnToWal(raw: BetterSqlite3.Database): void {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      raw.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
