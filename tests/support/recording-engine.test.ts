import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { askD1TheSame } from './d1-and-r2.ts'
import { migrationsFolder } from './migrations-folder.ts'
import { recordingEngine } from './recording-engine.ts'

const setting = (name: string, value: string) => ({
  sql: 'INSERT INTO settings (name, value) VALUES (?, ?)',
  parameters: [name, value],
})

async function newRegister() {
  const sqlite = sqliteEngine(':memory:')
  migrate(sqlite.raw, migrationsFolder)
  const engine = recordingEngine(sqlite)
  const db = openDatabase(engine)
  await ensureReference(db, '2026-01-05T06:00:00.000Z' as Instant)
  return { engine, db, settings: () => db.read.selectFrom('settings').selectAll().orderBy('name').execute() }
}

describe('what SQLite was asked, asked of D1', () => {
  it('is answered alike: rows, a conflict, a refusal, and rows after them', async () => {
    const { engine, db, settings } = await newRegister()
    await db.commit([setting('a', '1'), setting('b', 'ґанок'), setting('c', '0.1')])
    await expect(db.commit([setting('d', '2'), setting('a', '2')])).rejects.toThrow('settings.name')
    await expect(engine.read('DELETE FROM settings', [])).rejects.toThrow('commit')
    await expect(engine.read('SELECT nothing FROM settings', [])).rejects.toThrow('nothing')
    expect(await settings()).toHaveLength(5)
    expect(engine.steps.slice(-4).map(({ answer }) => answer)).toEqual([
      'conflict: settings.name',
      'refused',
      'refused',
      expect.stringMatching(/=$/),
    ])
    expect(await askD1TheSame(engine.steps)).toEqual([])
  })

  it('shows where D1 would not go along: more parameters than it takes, a longer pattern', async () => {
    const { engine, db } = await newRegister()
    const many = Array.from({ length: 101 }, (_, place) => `${place}`)
    await db.read.selectFrom('settings').selectAll().where('name', 'in', many).execute()
    await db.read
      .selectFrom('settings')
      .selectAll()
      .where('name', 'like', `${'а'.repeat(60)}%`)
      .execute()
    const places = [engine.steps.length - 2, engine.steps.length - 1]
    expect(await askD1TheSame(engine.steps)).toEqual(places.map((place) => ({ place, answer: 'refused' })))
  })

  it('shows the rows and the commits that were answered otherwise', async () => {
    const { engine, db, settings } = await newRegister()
    await db.commit([setting('a', '1')])
    await settings()
    await sql`SELECT 1 AS one`.execute(db.read)
    const begun = engine.steps.length - 3
    const forgotten = engine.steps.filter((_, place) => place !== begun)
    expect((await askD1TheSame(forgotten)).map(({ place }) => place)).toEqual([begun])
    const twice = engine.steps.toSpliced(begun, 0, engine.steps[begun]!)
    expect(await askD1TheSame(twice)).toEqual([{ place: begun + 1, answer: 'conflict: settings.name' }])
  })
})
