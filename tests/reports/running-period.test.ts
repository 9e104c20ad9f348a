import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import type { Result } from '../../src/kernel/result.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { periodOf } from '../../src/reports/query/period.ts'
import { queryOf } from '../../src/reports/query/query.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Program, programOf } from '../api/program.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type OpenContext, type TestContext, testContext } from '../support/context.ts'
import { type AnsweredPage, figuresOf, lengthOf, linksOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

/* Friday, 20.11.2026, nine in the morning: two tasks are late, three are due today and not done, one was done today. */

const TODAY = '2026-11-20'
const halfYear = 'from=2026-07-01&to=2026-12-31'

let context: TestContext
let cast: Cast
let program: Program

async function begin(open: OpenContext): Promise<void> {
  context = await open({ clock: testClock('2026-11-02') })
  cast = await withCast(context)
  program = await programOf(context, cast.andrii)
  const tasks = await given([
    '2026-11-10',
    '2026-11-19',
    TODAY,
    TODAY,
    '2026-11-16',
    TODAY,
    '2026-11-12',
    '2026-11-25',
  ])
  const [, , , , moved, doneToday, doneBefore] = tasks
  context.clock.moveTo('2026-11-12')
  await executed(doneBefore!, '2026-11-12')
  const until = {
    until: day(TODAY),
    decidedOn: day('2026-11-12'),
    decidedBy: 'Лисенко А. Ю.',
    ground: null,
  }
  must(await extendTerm(context, cast.olena.actor, moved!, until))
  context.clock.moveTo(TODAY)
  await executed(doneToday!, TODAY)
}

/** Points of one decision by their due days; answers the ids of their tasks. */
async function given(dues: string[]): Promise<string[]> {
  const tasks = dues.map((due, place) =>
    point({
      point: String(place + 1),
      placedOn: day('2026-11-02'),
      term: { kind: 'day', day: day(due) },
      executors: [{ words: 'Управління культури' }],
    }),
  )
  const draft = decision({ registeredOn: day('2026-11-02'), tasks })
  const { id } = must(await registerDocument(context, cast.olena.actor, draft))
  return (await tasksOfDocuments(context.db, [id])).map(({ row }) => row.id)
}

async function executed(id: string, on: string): Promise<void> {
  must(
    await recordExecution(context, cast.olena.actor, id, { on: day(on), completeness: 'full', note: null }),
  )
}

const figuresShown = async (path: string) => figuresOf(await page(path))

async function page(path: string): Promise<AnsweredPage> {
  const answered = await pagesOf(context, cast.andrii).get(path)
  expect(answered.status, path).toBe(200)
  return answered
}

/** What every page and every answer for programs says of overdue tasks, each with the place where it is said. */
async function overdueEverywhere(): Promise<Record<string, number>> {
  const { culture } = cast.departments
  const said: Record<string, number> = {}
  const leadership = await page('/reports/leadership')
  said['side bar'] = Number(
    /href="\/tasks\?state=overdue"[^>]*>[^<]*<span class="count[^"]*">(\d+)</.exec(leadership.html)?.[1],
  )
  const places: [page: string, figure: string][] = [
    ['/reports/leadership', 'departments/total/overdue'],
    ['/reports/leadership', `departments/${culture.id}/overdue`],
    ['/reports/departments', 'departments/total/overdue'],
    ['/reports/departments', `departments/${culture.id}/overdue`],
    ['/reports/formulas', 'formulas/total/overdue'],
    ['/reports/memo', 'departments/total/overdue'],
    ['/reports/month', 'departments/total/overdue'],
    ['/reports/week', 'departments/total/overdue'],
    [`/reports/department?department=${culture.id}`, `departments/${culture.id}/overdue`],
    ['/reports/not-in-time', 'departments/total/overdue'],
    [`/reports/leadership?${halfYear}`, 'departments/total/overdue'],
    [`/reports/departments?${halfYear}`, 'departments/total/overdue'],
    ['/reports/departments?from=2026-11-01&to=2026-12-01', 'departments/total/overdue'],
  ]
  for (const [path, figure] of places) {
    const shown = (await figuresShown(path))[figure]
    expect(shown, `${path} ${figure}`).toBeDefined()
    said[`${path} ${figure}`] = shown!.value
    said[`list of ${path} ${figure}`] = lengthOf(await page(shown!.href))
  }
  const asked = async (report: string, more = '') =>
    (await program.get(`/reports/${report}?${halfYear}${more}`)).body
  said['departments for programs'] = (await asked('departments')).total.overdue
  said['formulas for programs'] = (await asked('formulas')).total.overdue
  said['leadership for programs'] = (await asked('leadership')).overdue.total
  said['list for programs'] = (await asked('list', '&figure=departments/total/overdue')).total
  for (const report of ['memo', 'month', 'week'])
    said[`${report} for programs`] = overdueOfPaper(await asked(report))
  return said
}

eachEngine((_engine, open) => {
  it('counts what happened today, and says apart what is due today', async () => {
    await begin(open)
    const { body } = await program.get(`/reports/departments?${halfYear}`)
    expect(body).toMatchObject({
      period: { from: '2026-07-01', to: '2026-12-31' },
      asOf: TODAY,
      running: true,
    })
    expect(body.total).toMatchObject({
      taken: 8,
      closing: 8,
      executedInTime: 2,
      executedLate: 0,
      overdue: 2,
      dueToday: 3,
      extended: 0,
      inProgress: 1,
      due: 3,
      discipline: 33,
    })
    const { executedInTime, executedLate, overdue, dueToday, extended, inProgress } = body.total
    expect(executedInTime + executedLate + overdue + dueToday + extended + inProgress).toBe(8)
  })
})

describe('a period that runs', () => {
  beforeEach(() => begin(testContext))

  it('says one number of overdue wherever it is looked at, and what is due today is not among it', async () => {
    const today = await overdueEverywhere()
    expect(Object.entries(today).filter(([, count]) => count !== 2)).toEqual([])

    context.clock.moveTo('2026-11-21')
    const tomorrow = await overdueEverywhere()
    expect(Object.keys(tomorrow)).toEqual(Object.keys(today))
    expect(Object.entries(tomorrow).filter(([, count]) => count !== 5)).toEqual([])
  })

  it('says apart what is due today', async () => {
    const sheet = await page('/reports/departments')
    expect(figuresOf(sheet)['departments/total/dueToday']).toMatchObject({ value: 3 })
    expect(sheet.text).toContain('Строк сьогодні, ще не виконано: 3')
    const list = await page(figuresOf(sheet)['departments/total/dueToday']!.href)
    expect(lengthOf(list)).toBe(3)

    const leadership = await page('/reports/leadership')
    expect(figuresOf(leadership)['leadership/total/soon']).toMatchObject({ value: 4 })
    expect(leadership.text).toContain('33% Виконано в строк від тих, чий строк настав: 1 з 3')
    const rest = 'from=2026-11-20&to=2026-11-22'
    const links = linksOf(await page('/reports/week'), '4').filter((href) => href.includes(rest))
    expect(links).toEqual([expect.stringContaining('fallingDue')])
    expect(lengthOf(await page(links[0]!))).toBe(4)
  })

  it('half-year, balance and departments agree on what is on control at this moment', async () => {
    const half = (await program.get(`/reports/half-year?${halfYear}`)).body
    expect(half).toMatchObject({
      asOf: TODAY,
      running: true,
      kinds: { 'executive-decision': { closing: 1 } },
    })
    const balance = (await program.get(`/reports/balance?${halfYear}`)).body
    expect(balance).toMatchObject({ asOf: TODAY, running: true, total: { taken: 8, closing: 8 } })
    expect(balance.byMonth.map(({ name }: { name: string }) => name).at(-1)).toBe('2026-11')
    expect((await figuresShown('/reports/balance'))['balance/department/total/closing']).toMatchObject({
      value: 8,
    })
    expect((await figuresShown('/reports/half-year'))['half-year/executive-decision/closing']).toMatchObject({
      value: 1,
    })
  })

  it('no page and no paper of it is as of a day to come', async () => {
    const { culture } = cast.departments
    const pages = ['leadership', 'departments', 'half-year', 'formulas', 'balance', 'memo', 'month', 'week']
    for (const report of [...pages, 'not-in-time', 'turnover', `department?department=${culture.id}`]) {
      const { text } = await page(`/reports/${report}`)
      expect(text, report).toContain('станом на зараз, 20.11.2026')
      expect(text, report).not.toContain('21.11.2026')
    }
    const query = queryOf(periodOf(6, day(TODAY)), day(TODAY))
    for (const report of ['leadership', 'departments', 'memo', 'half-year'] as const) {
      const paper = must(await paperOfReport(context, report, { query, actor: cast.andrii.actor }))
      const file = must(await fileOfPaper(paper, 'docx'))
      const words = await wordsOf(file as unknown as ArrayBuffer)
      expect(words, report).toContain('станом на зараз, 20.11.2026')
      expect(words, report).not.toContain('21.11.2026')
    }
  })

  it('its addresses name no day, and once it is over they show it as of the day after it', async () => {
    const { href } = (await figuresShown(`/reports/departments?${halfYear}`))['departments/total/overdue']!
    expect(href).not.toContain('asOf')
    context.clock.moveTo('2027-01-11')
    expect(await page(href)).toMatchObject({ text: expect.stringContaining('станом на 01.01.2027') })
    const { body } = await program.get(`/reports/departments?${halfYear}`)
    expect(body).toMatchObject({ asOf: '2027-01-01', running: false, total: { overdue: 6, dueToday: 0 } })
  })

  it('a day that is named is kept: what had happened before it, and what was late when it began', async () => {
    const { body } = await program.get(`/reports/departments?${halfYear}&asOf=${TODAY}`)
    expect(body).toMatchObject({
      asOf: TODAY,
      running: false,
      total: { overdue: 2, dueToday: 0, executedInTime: 1, due: 3 },
    })
    const tomorrow = (await program.get(`/reports/departments?${halfYear}&asOf=2026-11-21`)).body
    expect(tomorrow).toMatchObject({ running: false, total: { overdue: 5, dueToday: 0, executedInTime: 2 } })
    const over = (await program.get('/reports/departments?from=2026-11-01&to=2026-11-19')).body
    expect(over).toMatchObject({ asOf: TODAY, running: false, total: { overdue: 2, executedInTime: 1 } })
  })

  it('the days of a delay are counted to today', async () => {
    const memo = (await program.get(`/reports/memo?${halfYear}`)).body
    const breaches = memo.blocks.find(({ name }: { name?: string }) => name?.includes('орушен'))
    expect(breaches.rows.map((row: unknown[]) => row[4])).toEqual([10, 1])
  })
})

/** What a paper links to the list of all overdue tasks. */
function overdueOfPaper(paper: unknown): number {
  let found: number | undefined
  JSON.stringify(paper, (_key, value) => {
    if (value?.href?.includes('figure=departments%2Ftotal%2Foverdue')) found = value.value
    return value
  })
  return found ?? Number.NaN
}

function must<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
