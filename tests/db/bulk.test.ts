import { expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

const openRegister = () => {
  const engine = sqliteEngine(':memory:')
  migrate(engine.raw, migrationsFolder)
  const durability = () => engine.raw.pragma('synchronous', { simple: true })
  return { db: openDatabase(engine), durability }
}
const FULL = 2
const NORMAL = 1

it('commits of bulk work need not wait for the disk one by one; after it every commit does again', async () => {
  const { db, durability } = openRegister()
  expect(durability()).toBe(FULL)
  const during = await db.bulk(async () => {
    await db.commit([insertRows('settings', [{ name: 'a', value: '1' }])])
    return durability()
  })
  expect(during).toBe(NORMAL)
  expect(durability()).toBe(FULL)
  expect(await db.read.selectFrom('settings').select('value').execute()).toEqual([{ value: '1' }])
  await db.close()
})

it('bulk work that fails leaves later commits as durable as ever', async () => {
  const { db, durability } = openRegister()
  await expect(db.bulk(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(durability()).toBe(FULL)
  await db.close()
})
