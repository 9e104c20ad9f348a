import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { folderInUse } from '../../src/server/node/data-folder.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { openServed } from '../../src/server/node/open-served.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { must } from '../support/outcome.ts'
import { testClock } from '../support/test-clock.ts'

let folder: ReturnType<typeof temporaryFolder>
let data: string

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
})
afterEach(() => folder.remove())

const serving = () => openServed(readConfig({ VYKONANO_DATA: data }))
const init = () => ranHere(['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--data', data])
const contents = () =>
  readdirSync(data, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => [name, name === 'files' ? '' : readFileSync(join(data, name), 'utf8')])

/** The register is gone, and this is what lies where it was. */
const lost: [string, () => void, string][] = [
  ['the log of its last commits', () => writeFileSync(join(data, 'register.sqlite-wal'), 'log'), '-wal'],
  ['the mark of the register that sends', () => writeFileSync(join(data, 'instance'), 'a\n'), 'instance'],
  ['scans', () => mkdirSync(join(data, 'files')), 'files'],
  ['an empty file', () => writeFileSync(join(data, 'register.sqlite'), ''), 'register.sqlite'],
]

describe.each(lost)('where of a register is left only %s', (_what, leave, name) => {
  beforeEach(() => {
    mkdirSync(data)
    leave()
    if (name === 'files') writeFileSync(join(data, 'files', 'scan'), 'скан')
  })

  it('the server refuses, and changes nothing', async () => {
    const before = contents()
    const served = await serving()
    expect(served).toMatchObject({ ok: false, refusals: [{ code: 'register-lost' }] })
    expect(contents()).toEqual(before)
  })

  it('no command begins another or works on', async () => {
    const before = contents()
    for (const command of [
      ['init', '--organization', 'Рада', '--admin', 'a@rada.example'],
      ['seed', 'demo'],
      ['doctor'],
      ['due', '--kind', 'appeal', '--from', '2026-11-20'],
    ]) {
      const { code, stdout, stderr } = await ranHere([...command, '--data', data])
      expect([code, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(/^--data: У теці .* файлу реєстру немає або він порожній/)
      expect(stderr).toContain(name)
    }
    expect(contents()).toEqual(before)
  })
})

it.each([
  ['is not there', () => {}],
  ['is empty, as that of a disk that is not mounted', () => mkdirSync(data)],
  ['has only room for scans', () => mkdirSync(join(data, 'files'), { recursive: true })],
])('a named folder that %s is refused, and no demo made', async (_what, prepare) => {
  prepare()
  expect(await serving()).toMatchObject({ ok: false, refusals: [{ code: 'no-register-to-serve' }] })
  expect(readdirSync(folder.path)).toEqual(readdirSync(folder.path).filter((name) => name === 'data'))
})

it('an empty folder where the register usually lies is refused too: its disk may not be mounted', async () => {
  mkdirSync(data)
  const config = { ...readConfig({}), dataFolder: data, demoFolder: join(folder.path, 'demo-data') }
  expect(await openServed(config)).toMatchObject({ ok: false, refusals: [{ code: 'no-register-to-serve' }] })
  expect(readdirSync(folder.path)).toEqual(['data'])
})

it('a register in which nobody is yet is not filled with the demo council', async () => {
  await (await openRegister(data, testClock())).db.close()
  expect(await serving()).toMatchObject({ ok: false, refusals: [{ code: 'register-without-people' }] })
  expect((await init()).code).toBe(0)
  const served = must(await serving())
  expect(served.folder).toBe(data)
  await served.context.db.close()
})

it('a register whose file is put back is opened with all that was in it', async () => {
  await init()
  const file = join(data, 'register.sqlite')
  writeFileSync(join(data, 'instance'), 'a\n')
  renameSync(file, join(folder.path, 'taken'))
  expect((await serving()).ok).toBe(false)
  renameSync(join(folder.path, 'taken'), file)
  const served = must(await serving())
  const accounts = await served.context.db.read.selectFrom('accounts').select('email').execute()
  expect(accounts).toEqual([{ email: 'a@rada.example' }])
  await served.context.db.close()
})

it('the demo council is for a fresh clone alone: where no folder is named and the usual one has never been', () => {
  const demo = join(folder.path, 'demo-data')
  expect(folderInUse({ dataFolder: data, demoFolder: demo })).toBe(demo)
  expect(folderInUse({ dataFolder: data, demoFolder: null })).toBe(data)
  mkdirSync(data)
  expect(folderInUse({ dataFolder: data, demoFolder: demo })).toBe(data)
})
