import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { addFiles } from '../../src/documents/files/add-files.ts'
import { contentPlace } from '../../src/files/folder-file-store.ts'
import { confirmSending, sendingPause } from '../../src/letters/outbox/sending-pause.ts'
import { tarPieces } from '../../src/server/node/backup/tar.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { decisionWithPoint } from '../files/upload.ts'
import { withCast } from '../support/cast.ts'
import { must } from '../support/outcome.ts'
import { testClock } from '../support/test-clock.ts'

const house = temporaryFolder()
/** Where Олена works; one decision, one point, two scans. */
const living = join(house.path, 'Реєстр ради')
const good = join(house.path, 'Копія за листопад.tar')
const SCANS = ['Рішення № 512 — підписане.txt', 'Доказ виконання, їжак.txt']

beforeAll(async () => {
  const context = await openRegister(living, testClock())
  const { document } = await decisionWithPoint(context, await withCast(context))
  for (const name of SCANS) {
    const content = await context.files.receive(inPieces(name))
    must(
      await addFiles(context, registerItself, {
        filesOf: { document },
        received: [{ name, type: 'txt', content }],
      }),
    )
  }
  await context.db.close()
  const { code, stderr } = await ranHere(['backup', '--out', good, '--data', living])
  expect([code, stderr]).toEqual([0, ''])
})
afterAll(() => house.remove())

async function* inPieces(name: string) {
  for (let piece = 0; piece < 40; piece++) yield Buffer.from(`${name}, аркуш ${piece}\n`)
}

let folder: ReturnType<typeof temporaryFolder>
let target: string
beforeEach(() => {
  folder = temporaryFolder()
  target = join(folder.path, 'Відновлено')
})
afterEach(() => folder.remove())

const restoring = (file: string, ...more: string[]) => ranHere(['restore', file, '--data', target, ...more])
const counts = { documents: 1, tasks: 1, files: 2, journalHead: null }
const contents = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file.slice(path.length), readFileSync(file).toString('base64')])

/** An export that is ready: its row names content that lies in the file store. */
const readyExport = (hash: string) => ({
  sql: `INSERT INTO prepared_files (id, account_id, address, format, name, conditions, asked_on, asked_at, eyes, state, hash)
    SELECT 'e', id, '/tasks', 'csv', 'Завдання', '', '2026-11-20', '2026-11-20T07:00:00.000Z', '{}', 'ready', ? FROM accounts LIMIT 1`,
  parameters: [hash],
})

/** A copy that this was done to. */
function spoilt(spoil: (bytes: Buffer) => Buffer): string {
  const file = join(folder.path, 'Зіпсована.tar')
  writeFileSync(file, spoil(readFileSync(good)))
  return file
}

describe('a copy', () => {
  it('brings the same register back, sound, with its figures and its scans', async () => {
    const { code, stdout, stderr } = await restoring(good, '--json')
    expect([code, stderr, JSON.parse(stdout)]).toEqual([0, '', { ok: true, ...counts }])
    expect(readdirSync(target).sort()).toEqual(['files', 'instance', 'register.sqlite'])

    const doctor = await ranHere(['doctor', '--json', '--data', target])
    expect([doctor.code, JSON.parse(doctor.stdout).ok]).toEqual([0, true])
    for (const report of ['half-year', 'departments']) {
      const command = ['report', report, '--from', '2026-07-01', '--to', '2026-12-31', '--json', '--data']
      const [before, after] = [await ranHere([...command, living]), await ranHere([...command, target])]
      expect(before.code).toBe(0)
      expect(after.stdout).toBe(before.stdout)
    }
    const files = contents(join(living, 'files'))
    expect(files).toHaveLength(2)
    expect(contents(join(target, 'files'))).toEqual(files)
  })

  it('sends no letters when it is back until a person has looked, though the register never sent one before', async () => {
    expect((await restoring(good)).code).toBe(0)
    const context = await openRegister(target, testClock())
    expect(await sendingPause(context)).toEqual({ why: 'other-instance' })
    await confirmSending(context)
    expect(await sendingPause(context)).toBeNull()
    await context.db.close()
  })

  it('is checked without a change, wherever the data lie', async () => {
    const before = contents(living)
    const { code, stdout } = await ranHere(['restore', good, '--check', '--json', '--data', living])
    expect([code, JSON.parse(stdout)]).toEqual([0, { ok: true, ...counts }])
    expect(contents(living)).toEqual(before)
    expect((await restoring(good, '--check')).code).toBe(0)
    expect(readdirSync(folder.path)).toEqual([])
  })

  it('is open to its owner alone, and leaves nothing beside it', async () => {
    expect(statSync(good).mode & 0o077).toBe(0)
    expect(readdirSync(house.path).sort()).toEqual(['Копія за листопад.tar', 'Реєстр ради'].sort())
  })

  it('is made although an export that expired is swept away while it is written', async () => {
    expect((await restoring(good)).code).toBe(0)
    const context = await openRegister(target, testClock())
    const received = await context.files.receive(inPieces('Перелік'))
    await received.keep()
    await context.db.commit([readyExport(received.hash)])
    const file = join(folder.path, 'Копія.tar')
    const backup = ranHere(['backup', '--out', file, '--json', '--data', target])
    // The archive begins with the database; what it holds has been hashed by then, and none of the scans is written yet.
    const isBegun = () =>
      readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.tar'))
    while (!isBegun()) await setImmediate()
    rmSync(contentPlace(join(target, 'files'), received.hash))
    await context.db.commit([{ sql: 'DELETE FROM prepared_files', parameters: [] }])
    const { code, stdout, stderr } = await backup
    expect([code, stderr, JSON.parse(stdout)]).toEqual([0, '', { ok: true, ...counts, file }])
    expect(readdirSync(folder.path).sort()).toEqual(['Відновлено', 'Копія.tar'].sort())
    await context.db.close()
  })

  it('is never written over another file', async () => {
    const before = readFileSync(good)
    const { code, stderr } = await ranHere(['backup', '--out', good, '--data', living])
    expect([code, stderr]).toEqual([1, `--out: Файл ${good} уже є, його не перезаписано. Вкажіть інший.\n`])
    expect(readFileSync(good).equals(before)).toBe(true)
  })

  it('is not made of a folder without a register', async () => {
    const { code, stderr } = await ranHere(['backup', '--out', join(folder.path, 'k.tar'), '--data', target])
    expect([code, stderr]).toEqual([1, expect.stringContaining('реєстру немає')])
    expect(readdirSync(folder.path)).toEqual([])
  })
})

describe('nothing is restored from', () => {
  const scan = () => contents(join(living, 'files')).map(([name]) => `files${name}`)[0]!
  const entryAt = (bytes: Buffer, name: string) => bytes.indexOf(`${name}\0`, 0, 'latin1')
  const flip = (at: (bytes: Buffer) => number) => (bytes: Buffer) => {
    bytes[at(bytes)]! ^= 1
    return bytes
  }

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a copy cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['a copy that lacks its last byte', (bytes) => bytes.subarray(0, -1)],
    ['a copy with something after its end', (bytes) => Buffer.concat([bytes, Buffer.from('!')])],
    ['a bit turned in the day it was made on', flip((bytes) => bytes.indexOf('"madeAt": "20') + 14)],
    ['a bit turned in the database', flip((bytes) => entryAt(bytes, 'register.sqlite') + 512 + 5000)],
    ['a bit turned in a scan', flip((bytes) => entryAt(bytes, scan()) + 512 + 7)],
    ['a bit turned in a name inside', flip((bytes) => entryAt(bytes, scan()) + 9)],
    ['a bit turned in the sums', flip((bytes) => entryAt(bytes, 'SHA256SUMS') + 512 + 3)],
    [
      'a copy that a scan was taken out of',
      (bytes) => {
        const at = entryAt(bytes, scan())
        const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 135), 8)
        return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 512 + Math.ceil(size / 512) * 512)])
      },
    ],
  ])('%s', async (_what, spoil) => {
    const file = spoilt(spoil)
    const { code, stdout, stderr } = await restoring(file)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^ФАЙЛ: Копію пошкоджено або обрізано .*Нічого не змінено/)
    expect(existsSync(target)).toBe(false)
    const check = await restoring(file, '--check', '--json')
    expect([check.code, JSON.parse(check.stdout).ok]).toEqual([1, false])
    expect(readdirSync(folder.path)).toEqual(['Зіпсована.tar'])
  })

  it('a copy with any of its bytes turned', async () => {
    const { length } = readFileSync(good)
    for (let at = 101; at < length; at += Math.ceil(length / 60)) {
      const { code } = await restoring(spoilt(flip(() => at)))
      expect([at, code]).toEqual([at, 1])
    }
    expect(existsSync(target)).toBe(false)
  })

  it.each<[string, () => Buffer]>([
    ['a ZIP', () => Buffer.from('504b0304140000080800000021', 'hex')],
    ['an archive of another program', () => Buffer.from(readFileSync(good)).fill('M', 0, 1)],
    ['an empty file', () => Buffer.alloc(0)],
    ['words', () => Buffer.from('Це не копія. '.repeat(200))],
  ])('%s', async (_what, made) => {
    const { code, stderr } = await restoring(spoilt(made))
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^ФАЙЛ: .* — не копія реєстру «Виконано»/)])
    expect(existsSync(target)).toBe(false)
  })

  it('a file that is not there', async () => {
    const { code, stderr } = await restoring(join(folder.path, 'немає.tar'))
    expect([code, stderr]).toEqual([1, expect.stringContaining('немає такого файлу')])
  })

  it('a copy made by a newer program', async () => {
    const about = {
      format: 'vykonano-backup',
      formatVersion: 1,
      madeAt: '2027-01-10T10:00:00.000Z',
      program: '9.0.0',
    }
    const text = JSON.stringify({
      ...about,
      ...counts,
      migration: '9999_later.sql',
      missing: [],
      entries: [],
    })
    const pieces = [Buffer.from(text)]
    const made = tarPieces([{ name: 'manifest.json', bytes: pieces[0]!.length, pieces }])
    const file = spoilt(() => Buffer.alloc(0))
    for await (const piece of made) appendFileSync(file, piece)
    const { code, stderr } = await restoring(file)
    expect([code, stderr]).toEqual([1, expect.stringContaining('Копію зробила новіша програма')])
    expect(existsSync(target)).toBe(false)
  })
})

describe('a folder that is restored into', () => {
  it('may be there, when it is empty', async () => {
    mkdirSync(target)
    expect((await restoring(good)).code).toBe(0)
    expect(readdirSync(target).sort()).toEqual(['files', 'instance', 'register.sqlite'])
  })

  it('is refused with anything in it, and stays as it is', async () => {
    mkdirSync(target)
    writeFileSync(join(target, 'register.sqlite-wal'), 'log')
    const { code, stderr } = await restoring(good)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^--data: Тека .*Відновлено не порожня: у ній є register\.sqlite-wal/)
    expect(contents(target)).toHaveLength(1)
  })

  it('is left empty by a copy that turned out to be broken', async () => {
    mkdirSync(target)
    const file = spoilt((bytes) => bytes.subarray(0, -2000))
    expect((await restoring(file)).code).toBe(1)
    expect(readdirSync(target)).toEqual([])
  })
})

describe('of a register that has lost a scan', () => {
  it.each(['absent', 'damaged'])('a copy is made, and says that one is %s', async (how) => {
    expect((await restoring(good)).code).toBe(0)
    const [[name, content]] = contents(join(target, 'files')) as [[string, string]]
    const path = join(target, 'files', name)
    if (how === 'absent') rmSync(path)
    else appendFileSync(path, '!')
    const scan = SCANS.find((one) => Buffer.from(content, 'base64').toString().startsWith(one))
    const examined = await ranHere(['doctor', '--data', target])
    const found = how === 'absent' ? 'немає вмісту файлів' : 'пошкоджено вміст файлів'
    expect([examined.code, examined.stderr]).toEqual([1, expect.stringContaining(`${found} (1): «${scan}»`)])
    const file = join(folder.path, 'without.tar')
    const made = await ranHere(['backup', '--out', file, '--json', '--data', target])
    expect([made.code, JSON.parse(made.stdout)]).toEqual([1, { ok: false, ...counts, file }])
    expect(made.stderr).toContain('У копії немає вмісту файлів (1)')
    rmSync(target, { recursive: true })
    const restored = await restoring(file, '--json')
    expect([restored.code, JSON.parse(restored.stdout)]).toEqual([1, { ok: false, ...counts }])
    expect(existsSync(contentPlace(join(target, 'files'), name.replaceAll('/', '')))).toBe(false)
    const doctor = await ranHere(['doctor', '--data', target])
    expect([doctor.code, doctor.stderr]).toEqual([1, expect.stringContaining('немає вмісту файлів (1)')])
  })
})
