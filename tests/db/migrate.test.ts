import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate, migrationFiles } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

let folder: string
let engine: ReturnType<typeof sqliteEngine>

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-migrate-'))
  engine = sqliteEngine(':memory:')
})

afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

const tables = () =>
  engine.raw
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .pluck()
    .all()

it('an empty database is brought to the newest migration', () => {
  expect(migrate(engine.raw, migrationsFolder)).toEqual(migrationFiles(migrationsFolder))
  expect(tables()).toContain('task_facts')
})

it('migrating twice changes nothing the second time', () => {
  migrate(engine.raw, migrationsFolder)
  const before = tables()
  expect(migrate(engine.raw, migrationsFolder)).toEqual([])
  expect(tables()).toEqual(before)
})

it('only what is new is applied, in the order of the numbers', () => {
  writeFileSync(join(folder, '0001_first.sql'), 'CREATE TABLE first (a TEXT) STRICT;')
  migrate(engine.raw, folder)
  writeFileSync(join(folder, '0003_third.sql'), 'ALTER TABLE second ADD COLUMN b TEXT;')
  writeFileSync(join(folder, '0002_second.sql'), 'CREATE TABLE second (a TEXT) STRICT;')
  expect(migrate(engine.raw, folder)).toEqual(['0002_second.sql', '0003_third.sql'])
})

it('a migration that fails half way leaves nothing behind and is tried again', () => {
  const file = join(folder, '0001_broken.sql')
  writeFileSync(file, 'CREATE TABLE kept (a TEXT) STRICT; CREATE TABLE kept (a TEXT) STRICT;')
  expect(() => migrate(engine.raw, folder)).toThrow('already exists')
  expect(tables()).not.toContain('kept')
  writeFileSync(file, 'CREATE TABLE kept (a TEXT) STRICT;')
  expect(migrate(engine.raw, folder)).toEqual(['0001_broken.sql'])
})
