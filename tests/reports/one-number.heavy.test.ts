import { read, utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../seeds/demo/seed-demo.ts'
import type { Role } from '../../src/access/actor.ts'
import { day } from '../../src/kernel/day.ts'
import { digestTables } from '../../src/letters/text/digest-tables.ts'
import { departmentsFile, finishedHalfYears } from '../../src/open-data/lists/discipline-files.ts'
import { currentPublication } from '../../src/open-data/store.ts'
import { figureHref } from '../../src/reports/query/addresses.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { type Program, programOf } from '../api/program.ts'
import type { Member } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, lengthOf, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

/*
 * Monday, 23.11.2026, in the demo council; the half-year runs. Whatever the role, and wherever a percentage, a count of overdue tasks or a
 * place is shown, it is the number that the report of departments gives.
 */

const TODAY = '2026-11-23'
const halfYear = { from: '2026-07-01', to: '2026-12-31' }
const periodQuery = `from=${halfYear.from}&to=${halfYear.to}`
/** The council has said of how many a percentage must be to have a place. */
const LEAST = 4
const roles: Role[] = ['clerk', 'controller', 'executor', 'head', 'leader', 'auditor', 'admin']

type Departments = Awaited<ReturnType<typeof departmentsNow>>
type Row = Departments['rows'][number]

let context: TestContext
let program: Program
let members: Record<Role, Member>
let truth: Departments
let idOf: Map<string, string>

const departmentsNow = async (period: object = halfYear) =>
  must(await reportJson(context, 'departments', period))

beforeAll(async () => {
  context = await testContext({ clock: testClock(TODAY) })
  expect(await seedDemo(context)).toMatchObject({ ok: true })
  members = await oneOfEachRole()
  program = await programOf(context, members.leader)
  const act = { least: String(LEAST), from: '23.11.2026', number: '512', date: '20.11.2026' }
  expect((await pagesOf(context, members.admin).post('/reports/least-for-place', act)).status).toBe(303)
  truth = await departmentsNow()
  const departments = await context.db.read.selectFrom('departments').select(['id', 'name']).execute()
  idOf = new Map(departments.map(({ id, name }) => [name, id]))
}, 300_000)

async function oneOfEachRole(): Promise<Record<Role, Member>> {
  const accounts = await context.db.read
    .selectFrom('accounts')
    .select(['id', 'email', 'role'])
    .where('closed_at', 'is', null)
    .execute()
  return Object.fromEntries(
    roles.map((role) => {
      const account = accounts.find((one) => one.role === role)
      if (!account) throw new Error(`nobody is ${role} in the demo council`)
      return [role, { actor: { accountId: account.id }, email: account.email } as Member]
    }),
  ) as Record<Role, Member>
}

/** The reports that show a percentage, a place or overdue tasks. */
const reports = ['leadership', 'departments', 'formulas', 'memo', 'month', 'week', 'not-in-time'] as const

it('the running half-year has breaches, places and departments to compare', () => {
  expect(truth).toMatchObject({ running: true, asOf: TODAY })
  expect(truth.total.overdue).toBeGreaterThan(5)
  expect(truth.total.dueToday).toBeGreaterThan(0)
  const [placed, without] = [
    truth.rows.filter(({ place }) => place !== null),
    truth.rows.filter(({ place }) => place === null),
  ]
  expect(placed.length).toBeGreaterThan(5)
  expect(placed.every(({ denominator }) => denominator >= LEAST)).toBe(true)
  expect(without.some(({ discipline }) => discipline !== null)).toBe(true)
  expect(without.every(({ denominator }) => denominator < LEAST)).toBe(true)
})

describe.each(roles)('as the role %s', (role) => {
  it('every page gives the same figures, and two numbers beside each percentage', {
    timeout: 300_000,
  }, async () => {
    const pages = pagesOf(context, members[role])
    const { id } = { id: idOf.get(truth.rows[0]!.department)! }
    const said = new Map<string, { value: number; on: string }>()
    for (const report of [...reports, `department?department=${id}`]) {
      const path = `/reports/${report}${report.includes('?') ? '&' : '?'}${periodQuery}`
      const page = await pages.get(path)
      expect(page.status, path).toBe(200)
      for (const [figure, value] of shownOn(page)) {
        const before = said.get(figure)
        expect(value, `${figure}: ${path} and ${before?.on}`).toBe(before?.value ?? value)
        said.set(figure, { value, on: path })
      }
      const percents = percentsOn(page)
      if (!['week', 'not-in-time'].includes(report)) expect(percents.length, path).toBeGreaterThan(0)
      for (const { percent, numbers, near } of percents)
        expect(numbers && Math.round((100 * numbers[0]) / numbers[1] + 1e-9), `${path}: …${near}…`).toBe(
          percent,
        )
    }
    for (const row of [...truth.rows, truth.total]) {
      const department = idOf.get(row.department) ?? 'total'
      const overdue = said.get(`departments/${department}/overdue`)
      // Of one week or of one department some have no line.
      expect(overdue?.value, row.department).toBe(row.overdue)
    }
    const own = await pages.get('/tasks?state=overdue')
    const found = Number(/Знайдено:? (\d+)|(\d+) завдан/.exec(own.text)?.slice(1).find(Boolean) ?? 0)
    const counted = /href="\/tasks\?state=overdue"[^>]*>[^<]*(?:<span class="count[^"]*">(\d+)<)?/.exec(
      own.html,
    )
    expect(Number(counted?.[1] ?? 0)).toBe(found)
    if (!['executor', 'head'].includes(role)) expect(found).toBe(truth.total.overdue)
  })
})

it('every list is as long as its figure, for every role', { timeout: 300_000 }, async () => {
  const query = must(readQuery(halfYear, day(TODAY)))
  for (const role of ['controller', 'executor'] as const) {
    const pages = pagesOf(context, members[role])
    for (const row of [...truth.rows, truth.total]) {
      const department = idOf.get(row.department) ?? 'total'
      for (const [key, value] of [
        [`departments/${department}/overdue`, row.overdue],
        [`formulas/${department}/inTimeOfDue`, row.numerator],
        [`formulas/${department}/due`, row.denominator],
      ] as const)
        expect([row.department, key, lengthOf(await pages.get(figureHref(query, key)))]).toEqual([
          row.department,
          key,
          value,
        ])
    }
  }
})

it('programs read the same percentages, places and overdue tasks', async () => {
  const get = async (report: string) => (await program.get(`/reports/${report}?${periodQuery}`)).body
  expect(await get('departments')).toEqual(truth)
  const leadership = await get('leadership')
  expect(leadership).toMatchObject({
    percent: truth.total.discipline,
    numerator: truth.total.numerator,
    denominator: truth.total.denominator,
    overdue: { total: truth.total.overdue },
  })
  expect(byDepartment(leadership.departments)).toEqual(
    Object.fromEntries(
      truth.rows.map(({ department, discipline, place, numerator, denominator, overdue }) => [
        department,
        expect.objectContaining({ percent: discipline, place, numerator, denominator, overdue }),
      ]),
    ),
  )
  const formulas = await get('formulas')
  expect(formulas.official.formula).toBe(truth.formulaId)
  for (const row of [...formulas.rows, formulas.total]) {
    const own = rowOf(row.department)
    expect([row.department, row.percents[truth.formulaId], row.inTimeOfDue, row.due]).toEqual([
      row.department,
      own.discipline,
      own.numerator,
      own.denominator,
    ])
  }
  expect(
    (await program.get(`/reports/list?${periodQuery}&figure=departments/total/overdue`)).body.total,
  ).toBe(truth.total.overdue)
})

describe.each(['departments', 'leadership', 'memo', 'month'] as const)('the paper %s', (report) => {
  const file = async (format: 'word' | 'excel') => {
    const { createApp } = await import('../../src/app.ts')
    const { signedIn } = await import('../support/cast.ts')
    const answer = await createApp(context).request(`/reports/${report}/${format}?${periodQuery}`, {
      headers: await signedIn(context, members.leader),
    })
    expect(answer.status).toBe(200)
    return answer.arrayBuffer()
  }

  it('says in Word and in Excel what the page says', { timeout: 120_000 }, async () => {
    const words = (await wordsOf(await file('word'))).replace(/\s+/g, ' ')
    const { discipline, numerator, denominator } = truth.total
    expect(words).toMatch(
      new RegExp(
        `${discipline}% \\(${numerator} з ${denominator}\\)|${numerator} з ${denominator} — ${discipline}%`,
      ),
    )
    const sheets = Object.values(read(await file('excel')).Sheets)
    const tables = sheets.flatMap((sheet) => tablesOf(utils.sheet_to_json<Cell[]>(sheet, { header: 1 })))
    expect(tables.length).toBeGreaterThan(0)
    for (const { heads, rows } of tables) {
      const at = (name: string) => heads.findIndex((head) => head.startsWith(name))
      const names = rows.map((row) => String(row[at('Підрозділ')]))
      expect(names.filter((name) => name !== 'Усього')).toHaveLength(truth.rows.length)
      for (const row of rows) {
        const own = rowOf(String(row[at('Підрозділ')]))
        const shown = (name: string) => {
          const cell = at(name) < 0 ? null : (row[at(name)] ?? null)
          return cell === '—' ? null : cell
        }
        expect([own.department, shown('Рівень'), shown('Прострочено')]).toEqual([
          own.department,
          own.discipline,
          own.overdue,
        ])
        if (at('Місце') >= 0 && own.department !== 'Усього') expect(shown('Місце')).toBe(own.place)
        const both = shown('Чисельник і знаменник') ?? [shown('Чисельник'), shown('Знаменник')].join(' з ')
        if (own.denominator > 0) expect(both).toBe(`${own.numerator} з ${own.denominator}`)
      }
    }
  })
})

it('the sheet of one department has the place of the list of departments, and its numbers', {
  timeout: 120_000,
}, async () => {
  const pages = pagesOf(context, members.leader)
  const ranked = truth.rows.filter(({ place }) => place !== null).length
  for (const row of truth.rows) {
    const { text } = await pages.get(
      `/reports/department?${periodQuery}&department=${idOf.get(row.department)}`,
    )
    const said =
      /Рівень виконавської дисципліни — (\S+) \( ?(\d+) ?з (\d+) ?\)(?: ?, місце (\d+) з (\d+))?/.exec(text)
    expect(said?.slice(1, 4), row.department).toEqual([
      row.discipline === null ? '—' : `${row.discipline}%`,
      String(row.numerator),
      String(row.denominator),
    ])
    expect(said?.slice(4), row.department).toEqual(
      row.place === null ? [undefined, undefined] : [String(row.place), String(ranked)],
    )
    const card = await pages.get(`/executors/departments/${idOf.get(row.department)}`)
    expect(/(\d+) з них прострочено/.exec(card.text)?.[1], row.department).toBe(String(row.overdue))
  }
})

it('the mail of the day counts the same overdue tasks, those that wait for acceptance apart', async () => {
  const { kind, calendar } = await context.reference()
  const departments = await context.db.read.selectFrom('departments').selectAll().execute()
  const ids = departments.map(({ id }) => id)
  const tables = await digestTables(
    context.db,
    [{ id: 'all', kind: 'digest', departmentIds: ids }] as never,
    {
      departments: new Map(departments.map((one) => [one.id, one])) as never,
      today: day(TODAY),
      reference: { kind, calendar },
    },
  )
  const [state] = tables.get('all')!
  const waiting = await context.db.read
    .selectFrom('tasks')
    .innerJoin('departments as d', 'd.id', 'tasks.department_id')
    .select(['d.name', ({ fn }) => fn.countAll<number>().as('n')])
    .where('reported_on', 'is not', null)
    .where('executed_on', 'is', null)
    .where('removed_on', 'is', null)
    .where('placed_on', 'is not', null)
    .where('parent_id', 'is', null)
    .where('due_day', '<', day(TODAY))
    .groupBy('d.name')
    .execute()
  const waits = new Map(waiting.map(({ name, n }) => [name, n]))
  for (const [name = '', , overdue] of state!.rows)
    expect([name, Number(overdue) + (waits.get(name) ?? 0)]).toEqual([name, rowOf(name).overdue])
})

it('the open data have the percentages and places of the reports of those half-years', {
  timeout: 120_000,
}, async () => {
  const [head = '', ...lines] = (
    await departmentsFile(context, await currentPublication(context.db), await finishedHalfYears(context))
  )
    .trim()
    .split(/\r?\n/)
  const names = head.split(',')
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell, at) => [names[at]!, cell])),
  )
  expect(rows.length).toBeGreaterThan(0)
  const periods = Map.groupBy(rows, ({ periodFrom, periodTo }) => `${periodFrom} ${periodTo}`)
  for (const [period, own] of periods) {
    const [from, to] = period.split(' ')
    const report = await departmentsNow({ from, to })
    const text = (value: number | null) => (value === null ? '' : String(value))
    expect(
      own.map((row) => [
        row['overdue'],
        row['numerator'],
        row['denominator'],
        row['discipline'],
        row['percent'],
        row['place'],
      ]),
    ).toEqual(
      [...report.rows, report.total].map((row) => [
        ...[row.overdue, row.numerator, row.denominator, row.discipline, row.discipline, row.place].map(text),
      ]),
    )
  }
})

function rowOf(department: string): Row {
  const row = department === 'Усього' ? truth.total : truth.rows.find((one) => one.department === department)
  if (!row) throw new Error(`the report has no department ${department}`)
  return row
}

function byDepartment<T extends { department: string }>(rows: readonly T[]): Record<string, T> {
  return Object.fromEntries(rows.map((row) => [row.department, row]))
}

/** The figures of a page that open a list of the half-year, by the name of what they count. */
function shownOn({ html }: AnsweredPage): [figure: string, value: number][] {
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*\/list\?[^"]*)"[^>]*>(\d+)<\/a>/g)]
  return links.flatMap(([, address = '', figure = '']) => {
    const query = new URL(address.replaceAll('&amp;', '&'), 'http://rada').searchParams
    const isOwn = query.get('from') === halfYear.from && query.get('to') === halfYear.to && !query.has('asOf')
    return isOwn ? [[query.get('figure')!, Number(figure)]] : []
  })
}

/** Each percentage in the words of a page, and the two numbers nearest to it. */
function percentsOn({ html }: AnsweredPage) {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? ''
  // What a chart says to a reader of screens stands in its table as well.
  const text = main
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
  return [...text.matchAll(/(?<![\d×+−-])(\d+) ?%(?! =)/g)].map((found) => {
    const near = text.slice(Math.max(0, found.index - 90), found.index + 700)
    const after = text.slice(found.index, found.index + 260)
    const before = text.slice(Math.max(0, found.index - 90), found.index)
    const pair = /(\d+) (?:з|÷|із) (\d+)/
    const numbers = (pair.exec(after) ?? pair.exec(before))?.slice(1).map(Number) as
      | [number, number]
      | undefined
    return { percent: Number(found[1]), numbers, near: near.slice(0, 300) }
  })
}

type Cell = string | number | null

/** The tables of departments on a sheet: heads, and rows up to the first without a name. */
function tablesOf(lines: readonly (readonly Cell[])[]): { heads: string[]; rows: (readonly Cell[])[] }[] {
  return lines.flatMap((line, at) => {
    const heads = Array.from(line, (cell) => String(cell ?? '').replaceAll('\u00ad', ''))
    if (!heads.includes('Підрозділ') || !heads.some((head) => head.startsWith('Рівень'))) return []
    const name = heads.indexOf('Підрозділ')
    const rest = lines.slice(at + 1)
    const end = rest.findIndex((row) => row[name] === 'Усього')
    return [{ heads, rows: rest.slice(0, end + 1) }]
  })
}
