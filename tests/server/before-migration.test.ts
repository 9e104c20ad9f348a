import { copyFileSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { migrate, migrationFiles } from '../../src/db/migrate.ts'
import { bringUpToDate } from '../../src/server/node/bring-up-to-date.ts'
import { openServed } from '../../src/server/node/open-served.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

const known = migrationFiles(migrationsFolder)
const next = known.at(-1)!
const COPY = `before-migration-${next.slice(0, 4)}.db`

let folder: ReturnType<typeof temporaryFolder>
let data: string
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'Дані')
  file = join(data, 'register.sqlite')
  mkdirSync(data)
})
afterEach(() => folder.remove())

/** A register as the last version of the program left it, with the decision of a council in it. */
function olderRegister(): void {
  const before = join(folder.path, 'older')
  mkdirSync(before)
  for (const name of known.slice(0, -1)) copyFileSync(join(migrationsFolder, name), join(before, name))
  inRegister((raw) => {
    migrate(raw, before)
    raw.exec(`INSERT INTO people (id, name, short_name, short_key, recorded_at)
      VALUES ('o', 'Ковальчук Олена', 'Ковальчук О.', 'ковальчук о', '2026-11-20T07:00:00.000Z');
      INSERT INTO accounts (id, person_id, email, role, recorded_at)
      VALUES ('o', 'o', 'olena@rada.example', 'controller', '2026-11-20T07:00:00.000Z')`)
  })
}

function inRegister<T>(work: (raw: BetterSqlite3.Database) => T, path = file): T {
  const raw = new BetterSqlite3(path)
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}
const applied = (path = file) =>
  inRegister((raw) => raw.prepare('SELECT name FROM d1_migrations ORDER BY name').pluck().all(), path)
const emails = (path = file) =>
  inRegister((raw) => raw.prepare('SELECT email FROM accounts').pluck().all(), path)
const copies = () => readdirSync(data).filter((name) => name.startsWith('before-'))

it('a register that is updated is copied before, and whoever opens it is told', async () => {
  olderRegister()
  const { code, stderr } = await ranHere(['report', 'sealed', '--data', data])
  expect([code, stderr]).toEqual([0, expect.stringContaining(`(${next}). Копія бази до оновлення: `)])
  expect(applied()).toEqual(known)
  expect(copies()).toEqual([COPY])
  expect(applied(join(data, COPY))).toEqual(known.slice(0, -1))
  expect(emails(join(data, COPY))).toEqual(['olena@rada.example'])
  // The second time there is nothing to update.
  expect((await ranHere(['report', 'sealed', '--data', data])).stderr).toBe('')
  expect(copies()).toEqual([COPY])
})

it('a register that cannot be copied is not updated', async () => {
  olderRegister()
  mkdirSync(join(data, COPY))
  writeFileSync(join(data, COPY, 'something'), '')
  const { code, stdout, stderr } = await ranHere(['report', 'sealed', '--data', data])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^--data: .*копію перед оновленням зробити не вдалося, тож його не змінено\. /)
  const config = readConfig({ VYKONANO_DATA: data })
  expect(await openServed(config)).toMatchObject({ refusals: [{ code: 'no-copy-before-migration' }] })
  expect(applied()).toEqual(known.slice(0, -1))
  expect(copies()).toEqual([COPY])
})

it('an empty register is not copied', async () => {
  await ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
  expect([applied(), copies()]).toEqual([known, []])
})

it('the last three copies are kept', () => {
  olderRegister()
  const later = join(folder.path, 'later')
  mkdirSync(later)
  for (const name of known.slice(0, -1)) copyFileSync(join(migrationsFolder, name), join(later, name))
  const told: string[] = []
  for (const number of ['9001', '9002', '9003', '9004']) {
    writeFileSync(join(later, `${number}_more.sql`), `CREATE TABLE more_${number} (id TEXT) STRICT;`)
    inRegister((raw) =>
      bringUpToDate(raw, { folder: data, migrations: later, tell: (words) => told.push(words) }),
    )
  }
  expect(told).toHaveLength(4)
  expect(copies()).toEqual(['9002', '9003', '9004'].map((number) => `before-migration-${number}.db`))
})

it('an older program does not open a register that a newer one has updated, nor copies it', async () => {
  await ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
  inRegister((raw) => raw.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run('9999_later.sql'))
  for (const args of [['doctor'], ['backup', '--out', join(folder.path, 'copy.tar')]]) {
    const { code, stdout, stderr } = await ranHere([...args, '--data', data])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Цей реєстр веде новіша програма: його таблиці — 9999_later.sql')
  }
  const config = readConfig({ VYKONANO_DATA: data })
  expect(await openServed(config)).toMatchObject({ ok: false, refusals: [{ code: 'register-newer' }] })
  expect(applied()).toEqual([...known, '9999_later.sql'])
  expect(readdirSync(folder.path)).toEqual(['Дані'])
})

it('a copy from before an update is what is left of a lost register: none begins beside it', async () => {
  olderRegister()
  await ranHere(['report', 'sealed', '--data', data])
  renameSync(file, join(folder.path, 'taken'))
  const { code, stderr } = await ranHere(['seed', 'demo', '--data', data])
  expect([code, stderr]).toEqual([1, expect.stringContaining(COPY)])
})
