import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/db/database.ts'
import { hashesWithRows } from '../../src/files/store.ts'
import { type TestContext, testContext } from '../support/context.ts'

let context: TestContext
beforeEach(async () => {
  context = await testContext()
})
afterEach(() => context.db.close())

// Digests of what the row itself holds: nothing lies in the file store under them.
const digests = ['sealed_reports', 'report_errata']

it('every column that names content of the file store is registered by its room', async () => {
  const named = await hashColumns(context.db)
  expect(named.length).toBeGreaterThan(5)
  expect(unregistered(named)).toEqual([])
})

it('a new table that names content and says nothing is found out', async () => {
  await context.db.commit([
    sql`CREATE TABLE photographs (id TEXT PRIMARY KEY, thumb_hash TEXT) STRICT`.compile(context.db.read),
  ])
  expect(unregistered(await hashColumns(context.db))).toEqual(['photographs.thumb_hash'])
})

it('what a registered column names has a row, and what only its neighbour names has none', async () => {
  await context.db.commit([
    sql`CREATE TABLE photographs (hash TEXT, thumb_hash TEXT) STRICT`.compile(context.db.read),
    sql`INSERT INTO photographs VALUES ('a', 'b')`.compile(context.db.read),
  ])
  const columns = [{ table: 'photographs' as 'files', columns: ['hash' as const] }]
  expect(await hashesWithRows(context.db, columns, ['a', 'b', 'c'])).toEqual(new Set(['a']))
})

function unregistered(named: readonly string[]): string[] {
  const registered = context.contentColumns.flatMap(({ table, columns }) =>
    columns.map((column) => `${table}.${column}`),
  )
  expect(registered.filter((one) => !named.includes(one))).toEqual([])
  return named.filter((one) => !registered.includes(one) && !digests.includes(one.split('.')[0]!))
}

async function hashColumns(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT t.name || '.' || c.name AS name FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND (c.name = 'hash' OR c.name LIKE '%\\_hash' ESCAPE '\\') ORDER BY 1`.execute(
    db.read,
  )
  return rows.map(({ name }) => name)
}
