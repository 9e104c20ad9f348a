import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { registerItself } from '../src/access/actor.ts'
import { addDays, type Day, day, type Instant, instantAt } from '../src/kernel/day.ts'
import { departmentFigures } from '../src/reports/figures/department-figures.ts'
import { leadershipSheet } from '../src/reports/reports/leadership-sheet.ts'
import { openRegister } from '../src/server/node/open-register.ts'
import { load, type Visit } from './load.ts'
import { inMs, median, ratio, type Size } from './pages-cost.ts'
import { clock, TODAY } from './prepared-register.ts'
import type { Line } from './print-table.ts'
import { startProgram } from './program.ts'
import { registerPages } from './visits.ts'

const ROUNDS = 21
const PAGES = 1500
const REPORTERS = 10
const period = { from: day('2026-01-01'), to: TODAY }

/** The report by department for the last half-year, beside one statement that counts the same from the columns of tasks. */
export async function reportCost(registers: Record<Size, string>): Promise<Line[]> {
  const small = await durations(registers.small)
  const large = await durations(registers.large)
  return [
    { what: 'Departments report', small: inMs(small.report), large: inMs(large.report) },
    { what: '— one statement written by hand', small: inMs(small.byHand), large: inMs(large.byHand) },
    {
      what: '— ratio',
      small: ratio(small.report, small.byHand),
      large: ratio(large.report, large.byHand),
      goal: '≤ 1.5',
    },
    { what: 'Sheet of leadership', small: inMs(small.sheet), large: inMs(large.sheet) },
  ]
}

/** Of a register of a million tasks: days past, and what was known then, beside the statement by hand for today. */
export async function anyDayCost(dataFolder: string): Promise<Line[]> {
  const context = await openRegister(dataFolder, clock)
  const raw = new BetterSqlite3(join(dataFolder, 'register.sqlite'), { readonly: true })
  const statement = raw.prepare(byHand(period.from, addDays(period.to, 1)))
  const byHandToday = await medianOf(7, () => statement.all())
  const lines: Line[] = [{ what: 'One statement by hand, today', large: inMs(byHandToday) }]
  const ask = async (what: string, from: string, to: string, knownOn: Instant | null) => {
    const query = { period: { from: day(from), to: day(to) }, asOf: addDays(day(to), 1), knownOn }
    const report = await medianOf(7, () => departmentFigures(context.reports, query))
    lines.push({ what: `Departments report, ${what}`, large: inMs(report) })
    lines.push({ what: '— ratio', large: ratio(report, byHandToday), goal: '≤ 2' })
  }
  await ask('today', period.from, period.to, null)
  await ask('as of a year ago', '2025-01-01', '2025-06-30', null)
  await ask('as of three years ago', '2023-01-01', '2023-06-30', null)
  await ask('a year ago, as known then', '2025-01-01', '2025-06-30', instantAt(day('2025-07-05'), '12:00'))
  raw.close()
  await context.db.close()
  return lines
}

async function medianOf(rounds: number, work: () => unknown): Promise<number> {
  const found: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work()
    found.push(performance.now() - start)
  }
  return median(found)
}

async function durations(dataFolder: string): Promise<{ report: number; byHand: number; sheet: number }> {
  const context = await openRegister(dataFolder, clock)
  const raw = new BetterSqlite3(join(dataFolder, 'register.sqlite'), { readonly: true })
  raw.pragma('cache_size = -16000')
  const statement = raw.prepare(byHand(period.from, addDays(period.to, 1)))
  const query = { period, asOf: addDays(period.to, 1), knownOn: null }
  const found = { report: [] as number[], byHand: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await departmentFigures(context.reports, query)
    const between = performance.now()
    statement.all()
    found.report.push(between - start)
    found.byHand.push(performance.now() - between)
  }
  raw.close()
  const sheet = await medianOf(7, () => leadershipSheet(context.reports, registerItself, query))
  await context.db.close()
  return { report: median(found.report), byHand: median(found.byHand), sheet }
}

// Says nothing of annulled documents, of histories that turned after the day, nor of names that departments bore: the
// least there is to count.
function byHand(from: Day, end: Day): string {
  const pending = `placed_on < '${end}' AND (removed_on IS NULL OR removed_on >= '${end}')
    AND (executed_on IS NULL OR executed_on >= '${end}')`
  const counts = [
    `placed_on < '${from}' AND (removed_on IS NULL OR removed_on >= '${from}')`,
    `placed_on >= '${from}' AND placed_on < '${end}'`,
    `placed_on < '${end}' AND (removed_on IS NULL OR removed_on >= '${end}')`,
    `executed_on >= '${from}' AND executed_on < '${end}' AND (due_day IS NULL OR executed_on <= due_day)`,
    `executed_on >= '${from}' AND executed_on < '${end}' AND executed_on > due_day`,
    `due_day >= '${from}' AND due_day < '${end}'`,
    `due_day >= '${from}' AND due_day < '${end}' AND executed_on <= due_day AND executed_on < '${end}'`,
    `${pending} AND due_day < '${end}'`,
    `${pending} AND due_day >= '${end}' AND due_day <> first_due_day`,
    `${pending} AND (due_day IS NULL OR (due_day >= '${end}' AND due_day = first_due_day))`,
  ]
  return `SELECT department_id, ${counts.map((count) => `count(*) FILTER (WHERE ${count})`).join(', ')}
    FROM tasks WHERE placed_on < '${end}'
      AND (removed_on IS NULL OR removed_on >= '${from}' OR executed_on >= '${from}' OR due_day >= '${from}')
    GROUP BY department_id`
}

/** How long the slowest hundredth of register pages takes, alone and while ten people ask for one report after another. */
export async function pagesBesideReports(dataFolder: string): Promise<Line[]> {
  const server = await startProgram('app', dataFolder)
  await load(server.url, registerPages, 500)
  const alone = await load(server.url, registerPages, PAGES, 1)
  let pagesDone = false
  let reports = 0
  const reporting = Promise.all(
    Array.from({ length: REPORTERS }, async () => {
      for (; !pagesDone; reports++) await load(server.url, [departmentsPage], 1, 1)
    }),
  )
  const beside = await load(server.url, registerPages, PAGES, 1)
  pagesDone = true
  await reporting
  await server.stop()
  const p99 = (sorted: number[]) => sorted[Math.floor(sorted.length * 0.99)]!
  return [
    { what: 'Register page, slowest of a hundred', large: inMs(p99(alone)) },
    { what: `— beside ${reports} reports, ${REPORTERS} at once`, large: inMs(p99(beside)) },
    { what: '— ratio', large: ratio(p99(beside), p99(alone)), goal: '≤ 2' },
  ]
}

const departmentsPage: Visit = {
  ...registerPages[0]!,
  path: `/reports/departments?from=${period.from}&to=${period.to}`,
}
