import { afterEach, describe, expect, it } from 'vitest'
import { chanceOf } from '../../bench/chance.ts'
import { fillRegister, randomRegister } from '../../bench/random-register.ts'
import type { FigureReport } from '../../src/discipline/addresses.ts'
import { figureKeyText, readFigureKey, taskFigures } from '../../src/discipline/figure-key.ts'
import { outcomeFigures } from '../../src/discipline/formulas.ts'
import { behindFigure } from '../../src/discipline/lists/behind-figure.ts'
import { causesOfDifference } from '../../src/discipline/lists/causes-of-difference.ts'
import { departmentsAsOf } from '../../src/discipline/lists/department-figures.ts'
import { reportDifferences } from '../../src/discipline/lists/report-differences.ts'
import type { Question } from '../../src/discipline/question.ts'
import { addDays, day, type Instant } from '../../src/kernel/day.ts'
import { type TestOffice, testOffice } from '../support/office.ts'
import { testClock } from '../support/test-clock.ts'

const FIRST = day('2023-01-01')
const LAST = day('2024-12-31')
const reports = ['departments', 'formulas', 'half-year', 'balance'] as const satisfies FigureReport[]

describe.each(Array.from({ length: 15 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  let office: TestOffice
  afterEach(() => office.db.close())

  it('gives every difference of two answers, and no other', async () => {
    const chance = chanceOf(seed * 77)
    const register = randomRegister({
      seed,
      documents: chance.whole(10, 60),
      departments: chance.whole(2, 5),
      from: FIRST,
      to: LAST,
      turmoil: chance.whole(1, 9),
    })
    office = await testOffice({ clock: testClock(LAST) })
    await fillRegister(office.db, register)
    for (let asked = 0; asked < 4; asked++) {
      const from = chance.day(FIRST, LAST)
      const period = { from, to: addDays(from, chance.of([5, 30, 90, 180, 365])) }
      const view = (): Question => ({
        period,
        asOf: chance.in(0.5) ? addDays(period.to, 1) : chance.day(FIRST, addDays(LAST, 1)),
        knownOn: chance.in(0.5) ? (`${chance.day(FIRST, LAST)}T12:00:00.000Z` as Instant) : null,
      })
      const [before, after] = [view(), view()]
      for (const report of reports) await compare(office, report, before, after)
    }
  })
})

async function compare(office: TestOffice, report: FigureReport, before: Question, after: Question) {
  const asked = JSON.stringify({ report, before, after })
  const outcome = await reportDifferences(office.reports, report, before, after)
  // A balance that does not meet has no sheet to compare.
  if (!outcome.ok) throw new Error(`${asked}: ${JSON.stringify(outcome.refusals)}`)
  for (const { before: was, after: is, come, gone } of outcome.value) {
    expect(was + come.length - gone.length, asked).toBe(is)
    expect(come.length + gone.length, asked).toBeGreaterThan(0)
  }
  for (const { key, of, come, gone } of outcome.value) {
    const causes = await causesOfDifference(
      office.reports,
      report,
      { of, ids: [...come, ...gone] },
      before,
      after,
    )
    for (const [id, own] of causes)
      expect(own.length, `${id} ${figureKeyText(key)} ${asked}`).toBeGreaterThan(0)
  }
  const told = new Map(outcome.value.map((one) => [figureKeyText(one.key), one]))
  // The lists behind the figures, both read whole, differ in just what was told.
  for (const text of await keysOf(office, report, after)) {
    const key = readFigureKey(text)!
    const was = (await behindFigure(office.reports, before, key)).ids
    const is = (await behindFigure(office.reports, after, key)).ids
    const one = told.get(text)
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

async function keysOf(office: TestOffice, report: FigureReport, question: Question): Promise<string[]> {
  const departments = ['total', ...(await departmentsAsOf(office.db, question)).map(({ id }) => id)].slice(
    0,
    3,
  )
  if (report === 'departments')
    return departments.flatMap((id) => taskFigures.map((figure) => `departments/${id}/${figure}`))
  if (report === 'formulas')
    return departments.flatMap((id) => outcomeFigures.map((figure) => `formulas/${id}/${figure}`))
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
