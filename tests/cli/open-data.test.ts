import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { leadershipAnswer } from '../../src/api/reports.ts'
import { wordsOf } from '../support/words-of-word-file.ts'
import { ranHere, temporaryFolder } from './vykonano.ts'

const folder = temporaryFolder()
const data = join(folder.path, 'data')
const out = join(folder.path, 'out')

const register = `Вид;Номер;Дата;Заголовок;Пункт;Завдання;Головний виконавець;Взято на контроль;Строк;Виконано
розпорядження;1-р;12.01.2023;Про зиму;1;Підготувати;Управління транспорту;12.01.2023;20.02.2023;15.02.2023
розпорядження;2-р;13.01.2023;Про допомогу Петренку О. В.;1;Виплатити;Управління транспорту;13.01.2023;21.02.2023;01.03.2023
`

beforeAll(async () => {
  const file = join(folder.path, 'register.csv')
  writeFileSync(file, register)
  expect((await ranHere(['import', file, '--data', data])).code).toBe(0)
})
afterAll(() => folder.remove())

const written = (): Record<string, string>[] =>
  parse(readFileSync(out), { columns: true, record_delimiter: '\r\n' })

it('open-data acts writes the register of acts without a personal title', async () => {
  const { code, stdout } = await ranHere(['open-data', 'acts', '--out', out, '--data', data])
  expect([code, stdout]).toEqual([0, `Набір записано: ${out}\n`])
  expect(written().map(({ uid, title }) => [uid, title])).toEqual([
    ['mayoral-order-1-р-2023', 'Про зиму'],
    ['mayoral-order-2-р-2023', 'Розпорядження міського голови (назву не оприлюднено)'],
  ])
})

it('open-data half-year and departments write the ended half-years, or the period that is asked for', async () => {
  const whole = await ranHere(['open-data', 'half-year', '--out', out, '--data', data])
  expect([whole.code, written()[0]!['periodTo']]).toEqual([0, '2023-06-30'])
  const quarter = ['--from', '2023-01-01', '--to', '2023-03-31', '--known-on', '2023-04-05T09:00:00Z']
  await ranHere(['open-data', 'departments', ...quarter, '--out', out, '--data', data])
  expect(written()).toMatchObject([
    { unit: 'total', asOf: '2023-04-01', knownOn: '2023-04-05T09:00:00.000Z', due: '0', discipline: '' },
  ])
  const refused = await ranHere([
    'open-data',
    'half-year',
    '--from',
    '2023-07-01',
    '--to',
    '2023-06-30',
    '--data',
    data,
  ])
  expect([refused.code, refused.stderr.includes('--to')]).toEqual([1, true])
})

it('report leadership is a value for programs and a Word file for people, of the same figures', async () => {
  const period = ['--from', '2023-01-01', '--to', '2023-03-31', '--data', data]
  const { stdout } = await ranHere(['report', 'leadership', ...period])
  const { percent, numerator, denominator, trend } = leadershipAnswer.parse(JSON.parse(stdout))
  expect([percent, numerator, denominator, trend.length]).toEqual([50, 1, 2, 12])
  await ranHere(['report', 'leadership', ...period, '--format', 'docx', '--out', out])
  const words = await wordsOf(readFileSync(out) as unknown as ArrayBuffer)
  expect(words).toContain(`${numerator} з ${denominator} — ${percent}%`)
})
