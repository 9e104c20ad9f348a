import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister } from '../../src/server/node/open-register.ts'
import { testClock } from '../support/test-clock.ts'
import { ranHere, temporaryFolder, vykonano } from './vykonano.ts'

let folder: ReturnType<typeof temporaryFolder>
let data: string

beforeEach(() => {
  folder = temporaryFolder()
  data = join(folder.path, 'data')
})
afterEach(() => folder.remove())

const init = (at?: string) =>
  ranHere(
    ['init', '--organization', 'Рада', '--admin', 'admin@rada.example', '--data', data],
    {},
    testClock(at),
  )
const addUser = (...more: string[]) => {
  const person = [
    '--email',
    'petro@rada.example',
    '--name',
    "ІВАНЕНКО Петро В'ячеславович",
    '--role',
    'controller',
  ]
  return ranHere(['user', 'add', ...person, '--data', data, ...more])
}
const LINK = /^http:\/\/localhost:3000\/sign-in\/link\/[\w-]{43}$/

describe('init', () => {
  it('begins an empty register and prints a sign-in link', async () => {
    const args = ['init', '--organization', 'Рада', '--admin', 'admin@rada.example', '--data', data]
    const { code, stdout, stderr } = await vykonano(args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout.trim().split('\n').at(-1)).toMatch(LINK)
  })

  it('prints the link of the address people type', async () => {
    const { stdout } = await ranHere(
      ['init', '--organization', 'Рада', '--admin', 'a@rada.example', '--json'],
      { VYKONANO_DATA: data, BASE_URL: 'https://control.rada.example/', PORT: '8080' },
    )
    expect(JSON.parse(stdout).link).toMatch(/^https:\/\/control\.rada\.example\/sign-in\/link\//)
  })

  it('refuses a register that somebody works in', async () => {
    await init()
    const { code, stdout, stderr } = await init()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Реєстр не порожній')
  })

  it('refuses an address that is none, naming the option, and begins nothing', async () => {
    const args = ['init', '--organization', ' ', '--admin', 'admin', '--data', data]
    const { code, stderr } = await ranHere(args)
    expect(code).toBe(1)
    expect(stderr).toContain('--organization: Заповніть це поле.')
    expect(stderr).toContain('--admin: «admin» — не адреса')
    expect(existsSync(data)).toBe(false)
  })
})

describe('user add and token create', () => {
  it('open an account, and give a program its rights', async () => {
    await init()
    const added = await addUser()
    expect(added.code).toBe(0)
    expect(added.stdout.trim().split('\n').at(-1)).toMatch(LINK)
    const { code, stdout } = await ranHere([
      'token',
      'create',
      '--user',
      'petro@rada.example',
      '--data',
      data,
    ])
    expect(code).toBe(0)
    expect(stdout.trim().split('\n').at(-1)).toMatch(/^[\w-]{43}$/)
  })

  it('refuse somebody unknown, naming the option', async () => {
    await init()
    const { code, stderr } = await ranHere([
      'token',
      'create',
      '--user',
      'nobody@rada.example',
      '--data',
      data,
    ])
    expect([code, stderr]).toEqual([
      1,
      '--user: Чинного облікового запису з адресою nobody@rada.example немає.\n',
    ])
  })

  it('refuse an unknown role and department together', async () => {
    await init()
    const person = [
      '--email',
      'a@rada.example',
      '--name',
      'Хтось',
      '--role',
      'boss',
      '--department',
      'Відділ хмар',
    ]
    const { code, stderr } = await ranHere(['user', 'add', ...person, '--data', data])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^--role: Невідома роль «boss».*\n--department: Підрозділу «Відділ хмар» у реєстрі немає\.\n$/,
    )
  })

  it('refuse a folder without a register, and begin none there', async () => {
    const { code, stderr } = await addUser()
    expect(code).toBe(1)
    expect(stderr).toContain(`--data: У теці ${data} реєстру немає`)
    expect(existsSync(data)).toBe(false)
  })
})

describe('doctor', () => {
  const doctor = async (at?: string) => {
    const { code, stdout, stderr } = await ranHere(['doctor', '--data', data, '--json'], {}, testClock(at))
    const { ok, checks } = JSON.parse(stdout)
    const failed = checks.filter((check: { ok: boolean }) => !check.ok)
    return { code, ok, checks, failed, stderr }
  }

  it.each([
    ['on a working morning', '2026-12-02T07:30:00.000Z', '2026-12-02T08:30:00.000Z'],
    ['late on a working day', '2026-12-02T19:10:00.000Z', '2026-12-02T20:10:00.000Z'],
    ['on a Saturday', '2026-12-05T08:00:00.000Z', '2026-12-05T09:00:00.000Z'],
    ['as a year turns', '2026-12-31T21:59:00.000Z', '2026-12-31T22:59:00.000Z'],
    ['as the clocks turn', '2027-03-28T00:30:00.000Z', '2027-03-28T01:30:00.000Z'],
  ])('finds nothing wrong in a register that is an hour old, %s', async (_when, begun, anHourLater) => {
    await init(begun)
    const { code, ok, checks, stderr } = await doctor(anHourLater)
    expect([code, ok, stderr]).toEqual([0, true, ''])
    for (const check of checks)
      expect(check).toEqual({ name: expect.any(String), ok: true, detail: expect.any(String) })
  })

  it('says that letters of the day are not planned from the next working day on, if nothing plans them', async () => {
    await init('2026-12-04T07:30:00.000Z')
    for (const sound of ['2026-12-04T14:00:00.000Z', '2026-12-05T09:00:00.000Z', '2026-12-07T05:30:00.000Z'])
      expect(await doctor(sound)).toMatchObject({ ok: true })
    const { code, failed } = await doctor('2026-12-07T07:30:00.000Z')
    expect(code).toBe(1)
    expect(failed).toMatchObject([{ name: 'letters', detail: expect.stringContaining('ще не сплановано') }])
  })

  it('asks for the calendar of the next year when its terms come near', async () => {
    await init('2027-09-30T07:00:00.000Z')
    expect(await doctor('2027-09-30T07:30:00.000Z')).toMatchObject({ ok: true })
    const { failed } = await doctor('2027-10-03T07:30:00.000Z')
    expect(failed).toMatchObject([{ name: 'calendar', detail: expect.stringContaining('2028') }])
  })

  it.each([
    ['journals', `UPDATE journal_counters SET last = 0`, '№ 1'],
    ['projection', `UPDATE tasks SET kind = 'petition'`, 'як у документа'],
    ['projection', `UPDATE tasks SET executed_on = '2023-02-01'`, 'стовпчик executed_on'],
    [
      'administrators',
      `UPDATE accounts SET closed_at = '2026-11-20T07:00:00.000Z' WHERE role = 'admin'`,
      'адміністратора',
    ],
    ['reference', `DELETE FROM document_kinds WHERE id = 'petition'`, 'петиція'],
    ['calendar', `DELETE FROM calendar_days`, 'рядків'],
  ])('finds what is wrong with %s', async (name, sql, words) => {
    await init()
    await addUser()
    writeFileSync(
      join(folder.path, 'register.csv'),
      `Вид;Номер;Дата;Заголовок;Пункт;Завдання;Головний виконавець;Взято на контроль;Строк
розпорядження;1-р;12.01.2023;Про зиму;1;Підготувати;Управління транспорту;12.01.2023;20.02.2023
`,
    )
    expect((await ranHere(['import', join(folder.path, 'register.csv'), '--data', data])).code).toBe(0)
    const context = await openRegister(data, testClock())
    await context.db.commit([
      { sql, parameters: [] },
      { sql: `UPDATE settings SET value = value + 1 WHERE name = 'reference-version'`, parameters: [] },
    ])
    await context.db.close()
    const { code, ok, failed, stderr } = await doctor()
    expect([code, ok]).toEqual([1, false])
    expect(failed).toEqual([{ name, ok: false, detail: expect.stringContaining(words) }])
    expect(stderr).toContain(`${name}: `)
  })

  it('says that a file is no register', async () => {
    await init()
    writeFileSync(join(data, 'register.sqlite'), 'це не база даних, а лист'.repeat(1000))
    for (const name of readdirSync(data).filter((name) => /-(?:wal|shm)$/.test(name)))
      writeFileSync(join(data, name), '')
    const { code, stdout, stderr } = await ranHere(['doctor', '--data', data])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('пошкоджено або це не реєстр')
  })
})

describe('import', () => {
  it('refuses a file that is not there, naming the operand', async () => {
    const { code, stderr } = await ranHere(['import', join(folder.path, 'absent.csv'), '--data', data])
    expect(code).toBe(1)
    expect(stderr).toContain('ФАЙЛ: Файл «')
  })
})
