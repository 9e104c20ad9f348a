import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { kindNames } from '../../seeds/reference/kind-names.ts'
import { documentKinds } from '../../seeds/reference/kinds.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { kindFinder } from '../../src/journals/kind-names.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-kinds-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('no name stands for two kinds', () => {
  expect(new Set(kindNames.map((one) => one.name_key)).size).toBe(kindNames.length)
})

it('a kind is found by its id and by each of its names', () => {
  const kind = kindFinder(documentKinds, kindNames)
  for (const { id, name, fullName } of documentKinds)
    expect([kind(id)?.id, kind(name.toUpperCase())?.id, kind(` ${fullName}. `)?.id]).toEqual([id, id, id])
  expect(kind('наказ')).toBeUndefined()
  expect(kind('')).toBeUndefined()
})

it('a register that has its kinds already learns the names that a new one is given', async () => {
  for (const file of readdirSync(migrationsFolder)) {
    if (!file.includes('search_by_number')) cpSync(join(migrationsFolder, file), join(folder, file))
  }
  const engine = sqliteEngine(':memory:')
  migrate(engine.raw, folder)
  const known = engine.raw.prepare(
    `INSERT INTO document_kinds (id, position, name, journal, index_pattern, incoming, detail) VALUES (?, ?, ?, ?, '{n}', 0, '{}')`,
  )
  for (const { id, position, name } of documentKinds) known.run(id, position, name, id)
  migrate(engine.raw, migrationsFolder)
  const names = engine.raw.prepare('SELECT name_key, kind FROM document_kind_names ORDER BY name_key').all()
  expect(names).toEqual([...kindNames].sort((a, b) => (a.name_key < b.name_key ? -1 : 1)))
  await engine.close()
})
