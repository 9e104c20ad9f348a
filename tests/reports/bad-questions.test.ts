import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { workbook } from '../../src/print/workbook.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { comparedReports } from '../../src/reports/query/addresses.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Program, programOf } from '../api/program.ts'
import { ranHere, temporaryFolder } from '../cli/vykonano.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

type Sent = Partial<Record<'from' | 'to' | 'asOf' | 'knownOn', string>>

const november = { from: '2026-11-01', to: '2026-11-30' }

/** What is asked, which field is to blame, what is said of it. */
const bad: [string, Sent, field: keyof Sent, words: string][] = [
  [
    'a period that ends before it begins',
    { from: '2026-11-30', to: '2026-11-01' },
    'to',
    'раніше, ніж починається',
  ],
  ['a period of no days', { from: '2026-11-02', to: '2026-11-01' }, 'to', 'раніше, ніж починається'],
  ['a period without its beginning', { to: '2026-11-30' }, 'from', 'Заповніть це поле'],
  ['a period without its end', { from: '2026-11-01' }, 'to', 'Заповніть це поле'],
  ['the 31st of February', { from: '2026-02-31', to: '2026-11-30' }, 'from', '«2026-02-31» — не день'],
  ['a day that is no day', { ...november, asOf: 'колись' }, 'asOf', '«колись» — не день'],
  ['a year of five figures', { from: '99999-01-01', to: '2026-11-30' }, 'from', 'не день'],
  ['an as-of day nobody has seen', { ...november, asOf: '2099-05-01' }, 'asOf', 'Цей день ще не настав'],
  [
    'an instant to come',
    { ...november, knownOn: '2099-05-01T00:00:00Z' },
    'knownOn',
    'Цей день ще не настав',
  ],
  ['an instant that is none', { ...november, knownOn: 'учора' }, 'knownOn', '«учора» — не'],
  [
    'an instant of the 45th',
    { ...november, knownOn: '2026-10-45T00:00:00Z' },
    'knownOn',
    '«2026-10-45T00:00:00Z» — не',
  ],
]

let context: TestContext
let cast: Cast
let pages: ReturnType<typeof pagesOf>
let program: Program

const folder = temporaryFolder()
const data = join(folder.path, 'data')

beforeAll(async () => {
  context = await testContext({ clock: testClock('2026-11-23') })
  cast = await withCast(context)
  pages = pagesOf(context, cast.olena)
  program = await programOf(context, cast.olena)
  const on = day('2026-11-02')
  const term = (value: string) => ({ kind: 'day' as const, day: day(value) })
  // Transport has one in time and one missed; culture has one without a term, education one that falls due later.
  const tasks = [
    point({ placedOn: on, term: term('2026-11-10') }),
    point({ point: '2', placedOn: on, term: term('2026-11-12') }),
    point({
      point: '3',
      placedOn: on,
      term: { kind: 'permanent' },
      executors: [{ words: 'Управління культури' }],
    }),
    point({
      point: '4',
      placedOn: on,
      term: term('2027-03-01'),
      executors: [{ words: 'Департамент освіти' }],
    }),
  ]
  const { id } = must(
    await registerDocument(context, cast.olena.actor, decision({ registeredOn: on, tasks })),
  )
  const [first] = await tasksOfDocuments(context.db, [id])
  const done = { on: day('2026-11-10'), completeness: 'full' as const, note: null }
  must(await recordExecution(context, cast.olena.actor, first!.row.id, done))
  expect((await ranHere(['seed', 'demo', '--data', data])).code).toBe(0)
})
afterAll(() => folder.remove())

describe.each(bad)('%s', (_, sent, field, words) => {
  const query = `?${new URLSearchParams(sent)}`

  it.each(comparedReports)('is refused by every form of %s, and what was typed is kept', async (report) => {
    for (const form of ['', '/word', '/excel', '/differences', '/differences/word', '/differences/excel']) {
      const page = await pages.get(`/reports/${report}${form}${query}`)
      expect([form, page.status]).toEqual([form, 422])
      expect(page.text).toContain(words)
      for (const [name, typed] of Object.entries(sent))
        expect([name, fieldOf(page, name)]).toEqual([name, typed])
    }
  })

  it.each(comparedReports)('is a problem that names the field for programs: %s', async (report) => {
    for (const form of ['', '/differences']) {
      const { status, headers, body } = await program.get(`/reports/${report}${form}${query}`)
      expect([status, headers.get('Content-Type')]).toEqual([
        422,
        expect.stringContaining('application/problem+json'),
      ])
      expect(body.errors[0]).toMatchObject({ field, message: expect.stringMatching(/[а-яіїє]/) })
    }
  })

  it('ends the command with 1 and names the option, or with 2 where one is wanting', async () => {
    const options = { from: '--from', to: '--to', asOf: '--as-of', knownOn: '--known-on' }
    const given = Object.entries(sent).flatMap(([name, value]) => [options[name as keyof Sent], value])
    for (const report of comparedReports) {
      const { code, stdout, stderr } = await ranHere(['report', report, ...given, '--data', data])
      expect([report, code, stdout]).toEqual([report, sent.from && sent.to ? 1 : 2, ''])
      expect(stderr).toContain(options[field])
    }
  })
})

it.each(comparedReports)('a parameter given twice is refused by name: %s', async (report) => {
  const query = '?from=2026-11-01&from=2026-10-01&to=2026-11-30'
  for (const form of ['', '/word', '/differences']) {
    const page = await pages.get(`/reports/${report}${form}${query}`)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('«from» дано кілька разів')])
  }
  const { status, body } = await program.get(`/reports/${report}${query}`)
  expect([status, body.code, body.errors[0].field]).toEqual([422, 'given-twice', 'from'])
})

it.each(comparedReports)(
  'a period of one day and one of a hundred years are answered: %s',
  async (report) => {
    for (const query of ['?from=2026-11-10&to=2026-11-10', '?from=1950-01-01&to=2049-12-31'])
      for (const form of ['', '/word', '/excel']) {
        const { status } = await pages.get(`/reports/${report}${form}${query}`)
        expect([query, form, status]).toEqual([query, form, 200])
      }
  },
)

it('a department that is not there is refused with its name kept, in every form', async () => {
  const query = `?${new URLSearchParams({ ...november, department: 'Управління мрій' })}`
  for (const form of ['', '/word', '/excel', '/differences']) {
    const page = await pages.get(`/reports/department${form}${query}`)
    expect([form, page.status, fieldOf(page, 'department')]).toEqual([form, 422, 'Управління мрій'])
    expect(page.text).toContain('Управління мрій')
  }
  const { status, body } = await program.get(`/reports/department${query}`)
  expect([status, body.code, body.errors[0].field]).toEqual([422, 'unknown-department', 'department'])
  const period = ['--from', november.from, '--to', november.to, '--data', data]
  const ended = await ranHere(['report', 'department', ...period, '--department', 'Управління мрій'])
  expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('--department')])
})

it('a figure that is not there is not found; a page beyond the last leads to it', async () => {
  const at = `/reports/departments/list?${new URLSearchParams(november)}`
  for (const figure of [
    '',
    'departments/total/everything',
    'departments/nobody/due',
    'half-year/instructions/given',
  ])
    expect([figure, (await pages.get(`${at}&figure=${figure}`)).status]).toEqual([figure, 404])
  expect(
    (await pages.get(`/reports/memo/differences?${new URLSearchParams(november)}&figure=усе`)).status,
  ).toBe(404)
  const { status, to } = await pages.get(`${at}&figure=departments/total/due&page=999`)
  expect([status, to]).toEqual([303, expect.not.stringContaining('page=')])
  for (const page of ['0', '-1', 'перша'])
    expect((await pages.get(`${at}&figure=departments/total/due&page=${page}`)).status).toBe(200)
})

it('wrong usage of a command ends with 2', async () => {
  for (const args of [['report'], ['report', 'усе'], ['report', 'memo', '--since', '2026-11-01']])
    expect([args, (await ranHere([...args, '--data', data])).code]).toEqual([args, 2])
})

describe('a department with nothing due', () => {
  const idle = ['Управління культури', 'Департамент освіти']
  const sent: ReportQuery = {
    period: { from: day('2026-11-01'), to: day('2026-11-22') },
    asOf: day('2026-11-23'),
    knownOn: null,
  }
  const query = `?${new URLSearchParams({ ...sent.period, asOf: sent.asOf })}`

  it('has no percentage and no place for programs, and the one with a breach is not before it', async () => {
    const { rows } = must(await reportJson(context, 'departments', { ...sent.period, asOf: sent.asOf }))
    for (const row of rows)
      expect([row.department, row.discipline, row.place]).toEqual(
        idle.includes(row.department) ? [row.department, null, null] : ['Управління транспорту', 50, 1],
      )
    expect(rows).toHaveLength(3)
  })

  it('says «—» on pages, in Word and in Excel, never 0 and never a place', async () => {
    for (const report of ['departments', 'leadership', 'memo'] as const) {
      const { html } = await pages.get(`/reports/${report}${query}`)
      for (const name of idle) {
        const row = html.split('<tr').find((one) => one.includes(name))!
        expect([report, name, />0%|>NaN|Infinity|∞/.test(row), row.includes('—')]).toEqual([
          report,
          name,
          false,
          true,
        ])
      }
    }
    for (const report of ['departments', 'memo'] as const) {
      const paper = must(await paperOfReport(context, report, { query: sent, actor: registerItself }))
      const book = read(await workbook(paper))
      const rows = book.SheetNames.flatMap((name) =>
        utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }),
      )
      for (const name of idle) {
        const row = rows.find((cells) => cells.includes(name))!
        expect([report, row.slice(-2)]).toEqual([report, ['—', '—']])
      }
      expect(await wordsOf(must(await fileOfPaper(paper, 'docx')).buffer as ArrayBuffer)).not.toMatch(
        /NaN|Infinity|∞|null/,
      )
    }
  })

  it('a year ago of which nothing is known has no tempo: «—» on the page, in Word, in Excel', async () => {
    for (const report of ['half-year', 'memo', 'month'] as const) {
      const paper = must(await paperOfReport(context, report, { query: sent, actor: registerItself }))
      const table = paper.blocks.find(
        (block) => block.kind === 'table' && block.name === 'Документи за видами',
      )!
      if (table.kind !== 'table') throw new Error('no table')
      const tempo = table.columns.flatMap(({ head }, at) => (head.startsWith('темп') ? [at] : []))
      for (const row of table.rows)
        expect([report, tempo.map((at) => row[at])]).toEqual([report, [null, null]])
      const { html, text } = await pages.get(`/reports/${report}${query}`)
      expect([report, /NaN|Infinity|∞/.test(html), text.includes('—')]).toEqual([report, false, true])
    }
    const { text } = await pages.get(`/reports/half-year${query}`)
    expect(text.replace(/\s+/g, ' ')).toContain('Рішення виконкому 1 0 · —')
  })
})
