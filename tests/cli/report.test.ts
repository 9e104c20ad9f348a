import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { departmentsAnswer, differencesAnswer, halfYearAnswer } from '../../src/api/reports.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { ranHere, temporaryFolder } from './vykonano.ts'

const folder = temporaryFolder()
const data = join(folder.path, 'data')

const register = `Вид;Номер;Дата;Заголовок;Пункт;Завдання;Головний виконавець;Взято на контроль;Строк;Виконано
розпорядження;1-р;12.01.2023;Про зиму;1;Підготувати;Управління транспорту;12.01.2023;20.02.2023;15.02.2023
розпорядження;2-р;13.01.2023;Про весну;1;Прибрати;Управління транспорту;13.01.2023;21.02.2023;01.03.2023
`

beforeAll(async () => {
  const file = join(folder.path, 'register.csv')
  writeFileSync(file, register)
  expect((await ranHere(['import', file, '--data', data])).code).toBe(0)
})
afterAll(() => folder.remove())

const period = ['--from', '2023-01-01', '--to', '2023-06-30', '--data', data]

describe('report half-year', () => {
  it('prints one JSON value, the same with --json and with --format json', async () => {
    const plain = await ranHere(['report', 'half-year', ...period, '--json'])
    const formatted = await ranHere(['report', 'half-year', ...period, '--format', 'json'])
    expect([plain.code, plain.stderr, formatted.code]).toEqual([0, '', 0])
    const report = halfYearAnswer.parse(JSON.parse(plain.stdout))
    expect(JSON.parse(formatted.stdout)).toEqual(report)
    expect(report.asOf).toBe('2023-07-01')
    expect(report.kinds['mayoral-order']).toMatchObject({ registered: 2, taken: 2, closing: 2 })
  })

  it('is written to a file where one is named', async () => {
    const out = join(folder.path, 'report.json')
    const { code, stdout } = await ranHere(['report', 'half-year', ...period, '--out', out])
    expect([code, stdout]).toEqual([0, `Звіт записано: ${out}\n`])
    expect(halfYearAnswer.parse(JSON.parse(readFileSync(out, 'utf8'))).knownOn).toBeNull()
  })
})

describe('a report set beside itself', () => {
  it('names what another day makes of it', async () => {
    const other = ['--as-of', '2023-02-20', '--compare-as-of', '2023-03-02']
    const { code, stdout } = await ranHere(['report', 'departments', ...period, ...other])
    expect(code).toBe(0)
    const { figures, things } = differencesAnswer.parse(JSON.parse(stdout))
    expect(figures).toContainEqual(
      expect.objectContaining({ figure: 'departments/total/executedLate', before: 0, come: 1, after: 1 }),
    )
    // Of the first the term had not come by the earlier of the two days.
    expect(things.map((thing) => thing?.name).toSorted()).toEqual([
      '№ 1-р від 12.01.2023, п. 1. Підготувати',
      '№ 2-р від 13.01.2023, п. 1. Прибрати',
    ])
  })

  it('names it of a paper, and of the sheet of one department', async () => {
    const other = ['--as-of', '2023-02-20', '--compare-as-of', '2023-03-02']
    const whose = ['--department', 'Управління транспорту']
    for (const args of [['memo'], ['department', ...whose]]) {
      const { code, stdout } = await ranHere(['report', ...args, ...period, ...other])
      expect([args, code]).toEqual([args, 0])
      expect(differencesAnswer.parse(JSON.parse(stdout)).things).toContainEqual(
        expect.objectContaining({ name: '№ 2-р від 13.01.2023, п. 1. Прибрати' }),
      )
    }
  })

  it('is refused for a day nobody has seen, by its own option', async () => {
    const { code, stderr } = await ranHere(['report', 'balance', ...period, '--compare-as-of', '2099-01-01'])
    expect(code).toBe(1)
    expect(stderr).toContain('--compare-as-of')
  })
})

describe('report departments', () => {
  it('tells the formula and counts tasks in time and late', async () => {
    const { stdout } = await ranHere(['report', 'departments', ...period, '--json'])
    const report = departmentsAnswer.parse(JSON.parse(stdout))
    expect(report.formula).toMatch(/[а-яіїє]/)
    expect(report.rows).toEqual([
      expect.objectContaining({
        department: 'Управління транспорту',
        executedInTime: 1,
        executedLate: 1,
        discipline: 50,
        place: 1,
      }),
    ])
  })

  it('counts what had happened by a day', async () => {
    const { stdout } = await ranHere(['report', 'departments', ...period, '--as-of', '20.02.2023', '--json'])
    expect(JSON.parse(stdout).total).toMatchObject({ executedInTime: 1, executedLate: 0 })
  })
})

describe('a report as a page', () => {
  it.each([
    ['half-year', /Розпорядження/],
    ['departments', /Управління транспорту/],
  ])('%s reaches nothing outside of itself', async (report, words) => {
    const out = join(folder.path, `${report}.html`)
    const { code } = await ranHere(['report', report, ...period, '--format', 'html', '--out', out])
    expect(code).toBe(0)
    const page = readFileSync(out, 'utf8')
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toMatch(words)
    expect(page).toContain('станом на')
    expect(page).not.toMatch(/<script|<link|(?:href|src)="/)
  })
})

describe('a report as a file', () => {
  it.each(['half-year', 'departments', 'formulas', 'balance'])(
    '%s opens as Word and as Excel',
    async (report) => {
      const word = join(folder.path, `${report}.docx`)
      const excel = join(folder.path, `${report}.xlsx`)
      for (const [format, out] of [
        ['docx', word],
        ['xlsx', excel],
      ] as const)
        expect((await ranHere(['report', report, ...period, '--format', format, '--out', out])).code).toBe(0)
      expect(await wordsOf(new Uint8Array(readFileSync(word)).buffer)).toContain('станом на 01.07.2023')
      const { read } = await import('@e965/xlsx')
      expect(read(readFileSync(excel)).SheetNames[0]).toBe('Звіт')
    },
  )

  it('goes to stdout as it is where no file is named', async () => {
    const { code, stdout } = await ranHere(['report', 'departments', ...period, '--format', 'docx'])
    expect([code, stdout.slice(0, 2)]).toEqual([0, 'PK'])
  })
})

describe('a report is refused, the option named', () => {
  it.each([
    ['a day that is none', ['--to', '2023-02-31'], '--to: '],
    ['a period that ends before it begins', ['--to', '2022-12-31'], '--to: '],
    ['an as-of day nobody has seen', ['--to', '2023-06-30', '--as-of', '2199-01-01'], '--as-of: '],
    ['an instant that is none', ['--to', '2023-06-30', '--known-on', 'учора'], '--known-on: '],
    [
      'a format that is none',
      ['--to', '2023-06-30', '--format', 'pdf'],
      '--format: Такого варіанта немає: «pdf»',
    ],
  ])('for %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await ranHere([
      'report',
      'half-year',
      '--from',
      '2023-01-01',
      ...args,
      '--data',
      data,
    ])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.startsWith(words)).toBe(true)
  })

  it('for a file that cannot be written', async () => {
    const out = join(folder.path, 'absent', 'report.json')
    const { code, stderr } = await ranHere(['report', 'half-year', ...period, '--out', out])
    expect([code, existsSync(out)]).toEqual([1, false])
    expect(stderr).toContain(out)
  })
})
