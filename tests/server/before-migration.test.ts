import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { confirmSending, sendingPause } from '../../src/letters/outbox/sending-pause.ts'
import { bringUpToDate } from '../../src/server/node/bring-up-to-date.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { openServed } from '../../src/server/node/open-served.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'
import { testClock } from '../support/test-clock.ts'
import { applied, inRegister, known, olderRegister } from './older-register.ts'

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

const emails = (name: string) =>
  inRegister(data, (raw) => raw.prepare('SELECT email FROM accounts').pluck().all(), name)
const copies = () => readdirSync(data).filter((name) => name.startsWith('before-'))

it('a register that is updated is copied before, and whoever opens it is told', async () => {
  olderRegister(folder.path, data)
  const { code, stderr } = await ranHere(['report', 'sealed', '--data', data])
  expect([code, stderr]).toEqual([0, expect.stringContaining(`(${next}). Копія бази до оновлення: `)])
  expect(applied(data)).toEqual(known)
  expect(copies()).toEqual([COPY])
  expect(applied(data, COPY)).toEqual(known.slice(0, -1))
  expect(emails(COPY)).toEqual(['olena@rada.example'])
  // The second time there is nothing to update.
  expect((await ranHere(['report', 'sealed', '--data', data])).stderr).toBe('')
  expect(copies()).toEqual([COPY])
})

it('a register that cannot be copied is not updated', async () => {
  olderRegister(folder.path, data)
  mkdirSync(join(data, COPY))
  writeFileSync(join(data, COPY, 'something'), '')
  const { code, stdout, stderr } = await ranHere(['report', 'sealed', '--data', data])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^--data: .*копію перед оновленням зробити не вдалося, тож його не змінено\. /)
  const config = readConfig({ VYKONANO_DATA: data })
  expect(await openServed(config)).toMatchObject({ refusals: [{ code: 'no-copy-before-migration' }] })
  expect(applied(data)).toEqual(known.slice(0, -1))
  expect(copies()).toEqual([COPY])
})

it('an empty register is not copied', async () => {
  await ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
  expect([applied(data), copies()]).toEqual([known, []])
})

it('the last three copies are kept', () => {
  olderRegister(folder.path, data)
  const later = join(folder.path, 'older')
  const said: string[] = []
  for (const number of ['9001', '9002', '9003', '9004']) {
    writeFileSync(join(later, `${number}_more.sql`), `CREATE TABLE more_${number} (id TEXT) STRICT;`)
    inRegister(data, (raw) =>
      bringUpToDate(raw, { folder: data, migrations: later, tell: (words) => said.push(words) }),
    )
  }
  expect(said).toHaveLength(4)
  expect(copies()).toEqual(['9002', '9003', '9004'].map((number) => `before-migration-${number}.db`))
})

describe('when another process updates the same register', () => {
  const place = (tell: (words: string) => void) => ({ folder: data, migrations: migrationsFolder, tell })
  const updateElsewhere = () =>
    inRegister(data, (raw) =>
      bringUpToDate(
        raw,
        place(() => {}),
      ),
    )

  it('after the copy, the register is updated once', () => {
    olderRegister(folder.path, data)
    inRegister(data, (raw) => bringUpToDate(raw, place(updateElsewhere)))
    expect(applied(data)).toEqual(known)
    expect(applied(data, COPY)).toEqual(known.slice(0, -1))
  })

  it('before the copy, what is copied too late is not kept as the state before', () => {
    olderRegister(folder.path, data)
    const said: string[] = []
    inRegister(data, (raw) => {
      const prepare = raw.prepare.bind(raw)
      vi.spyOn(raw, 'prepare').mockImplementation((sql: string) => {
        if (sql.startsWith('VACUUM')) updateElsewhere()
        return prepare(sql)
      })
      bringUpToDate(
        raw,
        place((words) => said.push(words)),
      )
    })
    expect(said).toEqual([])
    expect(applied(data)).toEqual(known)
    expect(applied(data, COPY)).toEqual(known.slice(0, -1))
    expect(readdirSync(data).sort()).toEqual([COPY, 'register.sqlite'].sort())
  })
})

it('an older program does not open a register that a newer one has updated, nor copies it', async () => {
  await ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
  inRegister(data, (raw) => raw.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run('9999_later.sql'))
  for (const args of [['doctor'], ['backup', '--out', join(folder.path, 'copy.tar')]]) {
    const { code, stdout, stderr } = await ranHere([...args, '--data', data])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Цей реєстр веде новіша програма: його таблиці — 9999_later.sql')
  }
  const config = readConfig({ VYKONANO_DATA: data })
  expect(await openServed(config)).toMatchObject({ ok: false, refusals: [{ code: 'register-newer' }] })
  expect(applied(data)).toEqual([...known, '9999_later.sql'])
  expect(readdirSync(folder.path)).toEqual(['Дані'])
})

it.each([true, false])(
  'a return to the state before an update, as operating.md says, repeats no letter (it sent before: %s)',
  async (sentBefore) => {
    olderRegister(folder.path, data)
    if (sentBefore) {
      inRegister(data, (raw) => raw.exec("INSERT INTO settings (name, value) VALUES ('instance', 'mark')"))
      writeFileSync(join(data, 'instance'), 'mark')
    }
    const updated = await openRegister(data, testClock())
    expect(await sendingPause(updated)).toBeNull()
    await updated.db.close()

    const aside = join(folder.path, 'aside')
    mkdirSync(aside)
    for (const name of readdirSync(data).filter((one) => one.startsWith('register.sqlite')))
      renameSync(join(data, name), join(aside, name))
    renameSync(join(data, COPY), file)
    writeFileSync(join(data, 'instance'), 'returned\n')

    const back = await openRegister(data, testClock())
    expect(await sendingPause(back)).toEqual({ why: 'other-instance' })
    await confirmSending(back)
    expect(await sendingPause(back)).toBeNull()
    await back.db.close()
  },
)

it('a copy from before an update is what is left of a lost register: none begins beside it', async () => {
  olderRegister(folder.path, data)
  await ranHere(['report', 'sealed', '--data', data])
  renameSync(file, join(folder.path, 'taken'))
  const { code, stderr } = await ranHere(['seed', 'demo', '--data', data])
  expect([code, stderr]).toEqual([1, expect.stringContaining(COPY)])
})
