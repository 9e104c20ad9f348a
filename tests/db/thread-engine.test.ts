import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRows } from '../../src/db/insert-rows.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import type { AppContext } from '../../src/web/app-context.ts'

let folder: string
let context: AppContext

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-thread-'))
  context = await openRegister(folder)
})

afterEach(async () => {
  await context.db.close()
  rmSync(folder, { recursive: true })
})

it('a report sees what has just been committed', async () => {
  for (const value of ['1', '2', '3']) {
    await context.db.commit([insertRows('settings', [{ name: `a${value}`, value }])])
    const seen = await context.reports.read
      .selectFrom('settings')
      .select('value')
      .where('name', '=', `a${value}`)
      .execute()
    expect(seen).toEqual([{ value }])
  }
})

it('many reports at once get each its own answer', async () => {
  const numbers = Array.from({ length: 50 }, (_, n) => n)
  const answers = await Promise.all(
    numbers.map((n) => sql<{ n: number }>`SELECT ${n} AS n`.execute(context.reports.read)),
  )
  expect(answers.map(({ rows }) => rows[0]?.n)).toEqual(numbers)
})

it('a long report holds up nothing else', async () => {
  const long = sql<{
    n: number
  }>`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2000000)
    SELECT max(n) AS n FROM c`.execute(context.reports.read)
  let finished = false
  const noted = long.then(() => {
    finished = true
  })
  let pages = 0
  while (!finished) {
    await context.db.read.selectFrom('document_kinds').selectAll().execute()
    await new Promise((next) => setImmediate(next))
    pages++
  }
  await noted
  expect((await long).rows).toEqual([{ n: 2_000_000 }])
  expect(pages).toBeGreaterThan(50)
})

it('a report that makes no sense fails alone', async () => {
  await expect(sql`SELECT 1 FROM nowhere`.execute(context.reports.read)).rejects.toThrow('no such table')
  expect((await sql`SELECT 1 AS one`.execute(context.reports.read)).rows).toEqual([{ one: 1 }])
})

it('a report writes nothing', async () => {
  await expect(context.reports.commit([insertRows('settings', [{ name: 'a', value: '1' }])])).rejects.toThrow(
    'writes nothing',
  )
  const write = sql`INSERT INTO settings (name, value) VALUES ('a', '1')`
  await expect(write.execute(context.reports.read)).rejects.toThrow()
})
