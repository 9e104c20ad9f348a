import { afterEach, describe, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { addDays, day, type Instant } from '../../src/kernel/day.ts'
import { causesOfDifference } from '../../src/reports/compare/causes-of-difference.ts'
import { differenceText, type FigureDifference } from '../../src/reports/compare/figure-difference.ts'
import { reportDifferences } from '../../src/reports/compare/report-differences.ts'
import { departmentsAsOf } from '../../src/reports/figures/department-figures.ts'
import type { FigureKey } from '../../src/reports/figures/figure-key.ts'
import { behindFigure } from '../../src/reports/figures/figures.ts'
import { outcomeFigures } from '../../src/reports/figures/formulas.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import {
  type ComparedReport,
  comparedReports,
  type PaperReport,
  paperReports,
} from '../../src/reports/query/addresses.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { departmentJsonNames } from '../../src/reports/reports/departments.ts'
import { chanceOf } from '../support/chance.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

const FIRST = day('2023-01-01')
const LAST = day('2024-12-31')

describe.each(Array.from({ length: 15 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  let context: TestContext
  afterEach(() => context.db.close())

  it('gives every difference of two answers, and no other', async () => {
    const chance = chanceOf(seed * 77)
    const register = randomRegister({
      seed,
      documents: chance.whole(10, 60),
      departments: chance.whole(2, 5),
      from: FIRST,
      to: LAST,
      turmoil: chance.whole(1, 9),
      executionSaid: true,
      slips: true,
    })
    context = await testContext({ clock: testClock(LAST) })
    await fillRegister(context.db, register)
    for (let asked = 0; asked < 4; asked++) {
      const from = chance.day(FIRST, LAST)
      const period = { from, to: addDays(from, chance.of([5, 30, 90, 180, 365])) }
      const view = (): ReportQuery => ({
        period,
        asOf: chance.in(0.5) ? addDays(period.to, 1) : chance.day(FIRST, addDays(LAST, 1)),
        knownOn: chance.in(0.5) ? (`${chance.day(FIRST, LAST)}T12:00:00.000Z` as Instant) : null,
      })
      const before = view()
      // Days close to each other, as people ask: what the calendar alone brings shows there.
      const close = { ...before, asOf: addDays(before.asOf, chance.whole(1, 12)) }
      const after = chance.in(0.4) ? close : view()
      const department = chance.of(await departmentsAsOf(context.db, after)).id
      for (const report of comparedReports) await compare(context, report, before, after, department)
    }
  })
})

async function compare(
  context: TestContext,
  report: ComparedReport,
  before: ReportQuery,
  after: ReportQuery,
  department: string,
) {
  const asked = JSON.stringify({ report, before, after, department })
  const outcome = await reportDifferences(context, report, { before, after, department })
  // A balance that does not meet has no sheet to compare.
  if (!outcome.ok) throw new Error(`${asked}: ${JSON.stringify(outcome.refusals)}`)
  for (const { before: was, after: is, come, gone } of outcome.value) {
    expect(was + come.length - gone.length, asked).toBe(is)
    expect(come.length + gone.length, asked).toBeGreaterThan(0)
  }
  for (const { key, of, come, gone } of outcome.value) {
    const causes = await causesOfDifference(
      context.reports,
      report,
      { of, ids: [...come, ...gone] },
      { before, after },
    )
    for (const [id, own] of causes) expect(own.length, `${id} ${key} ${asked}`).toBeGreaterThan(0)
  }
  const found = new Map(outcome.value.map((one) => [differenceText(one), one]))
  if (isPaper(report)) return comparePapers(context, report, found, { before, after, department })
  // The lists behind the figures, both read whole, differ in just what was told.
  for (const text of await keysOf(context, report, after)) {
    const key = text as FigureKey
    const was = (await behindFigure(context.reports, before, key)).ids
    const is = (await behindFigure(context.reports, after, key)).ids
    const one = found.get(text)
    if (report !== 'balance') {
      expect([...(one?.come ?? [])].sort(), `${text} ${asked}`).toEqual(
        is.filter((id) => !was.includes(id)).sort(),
      )
      expect([...(one?.gone ?? [])].sort(), `${text} ${asked}`).toEqual(
        was.filter((id) => !is.includes(id)).sort(),
      )
    }
    expect([one?.before ?? is.length, one?.after ?? was.length], `${text} ${asked}`).toEqual([
      was.length,
      is.length,
    ])
  }
}

/** Every number of both papers: told with both its values, or the same in both; its lists differ in just what was told. */
async function comparePapers(
  context: TestContext,
  report: PaperReport,
  found: ReadonlyMap<string, FigureDifference>,
  { before, after, department }: { before: ReportQuery; after: ReportQuery; department: string },
) {
  const was = await numbersOn(context, report, before, department)
  const is = await numbersOn(context, report, after, department)
  for (const text of found.keys()) expect([...was.keys(), ...is.keys()]).toContain(text)
  for (const text of new Set([...was.keys(), ...is.keys()])) {
    const why = `${text} ${JSON.stringify({ report, before, after, department })}`
    const [from, to] = [was.get(text), is.get(text)]
    const one = found.get(text)
    // What one of the papers has no line for is nothing there.
    const values = [from?.value ?? 0, to?.value ?? 0]
    expect(one ? [one.before, one.after] : [values[0], values[0]], why).toEqual(values)
    if (!from || !to || report === 'memo') continue
    const [then, now] = await Promise.all(
      [from, to].map(
        async ({ counted: { question, figure } }) =>
          (await behindFigure(context.reports, question, figure as FigureKey)).ids,
      ),
    )
    expect([then!.length, now!.length], why).toEqual(values)
    expect([...(one?.come ?? [])].sort(), why).toEqual(now!.filter((id) => !then!.includes(id)).sort())
    expect([...(one?.gone ?? [])].sort(), why).toEqual(then!.filter((id) => !now!.includes(id)).sort())
  }
}

async function numbersOn(context: TestContext, report: PaperReport, query: ReportQuery, department: string) {
  const paper = must(await paperOfReport(context, report, { query, actor: registerItself, department }))
  const cells = [...paper.blocks, ...(paper.annexes ?? [])].flatMap((block) =>
    block.kind === 'text' ? (block.pieces ?? []) : [...block.rows, block.total ?? []].flat(),
  )
  return new Map(
    cells.flatMap((cell) => {
      if (cell === null || typeof cell !== 'object' || !cell.counted) return []
      const { figure, question: asked } = cell.counted
      const isOwn = JSON.stringify(asked.period) === JSON.stringify(query.period)
      const text = `${isOwn ? '' : 'ahead/'}${figure}`
      return [[text, { value: Number(cell.value), counted: cell.counted }] as const]
    }),
  )
}

function isPaper(report: ComparedReport): report is PaperReport {
  return (paperReports as readonly string[]).includes(report)
}

async function keysOf(context: TestContext, report: ComparedReport, query: ReportQuery): Promise<string[]> {
  const departments = ['total', ...(await departmentsAsOf(context.db, query)).map(({ id }) => id)].slice(0, 3)
  if (report === 'departments')
    return departments.flatMap((id) => departmentJsonNames.map((figure) => `departments/${id}/${figure}`))
  if (report === 'formulas')
    return departments.flatMap((id) => outcomeFigures.map((figure) => `formulas/${id}/${figure}`))
  if (report === 'leadership')
    return [
      ...departments.map((id) => `leadership/${id}/soon`),
      'leadership/total/moved',
      'leadership/total/returned',
      'formulas/total/overdue',
      ...departments.map((id) => `departments/${id}/overdue`),
    ]
  if (report === 'balance')
    return ['opening', 'taken', 'removed', 'closing'].map((figure) => `balance/department/total/${figure}`)
  return [
    'higher-authority/registered',
    'executive-decision/closing',
    'executive-decision/taken',
    'mayoral-order/lastYear/taken',
    'reminderLetters',
    'removalDecisions/count',
    'instructions/given',
    'instructions/executedInFull',
  ].map((rest) => `half-year/${rest}`)
}
