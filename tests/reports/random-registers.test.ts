import { afterEach, describe, expect, it } from 'vitest'
import { addDays, type Day, day, type Instant } from '../../src/kernel/day.ts'
import { departmentFigures } from '../../src/reports/figures/department-figures.ts'
import type { FigureKey } from '../../src/reports/figures/figure-key.ts'
import { behindFigure } from '../../src/reports/figures/figures.ts'
import { formulaFigures } from '../../src/reports/figures/formula-figures.ts'
import { outcomeFigures } from '../../src/reports/figures/formulas.ts'
import { type TaskFigure, taskFigures } from '../../src/reports/figures/task-figures.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import type { HalfYearJson } from '../../src/reports/reports/half-year.ts'
import { type Chance, chanceOf } from '../support/chance.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { fillRegister, type RandomRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'
import { referenceDepartments, referenceHalfYear, referenceOutcomes } from './reference-figures.ts'

const FIRST = day('2023-01-01')
const LAST = day('2024-12-31')

describe.each(Array.from({ length: 30 }, (_, seed) => seed + 1))('a random register, seed %i', (seed) => {
  let context: TestContext
  afterEach(() => context.db.close())

  it('gives the figures that its facts give, as of any day and as known on any instant', async () => {
    const chance = chanceOf(seed * 1000)
    const register = randomRegister({
      seed,
      documents: chance.whole(10, 90),
      departments: chance.whole(2, 6),
      from: FIRST,
      to: LAST,
      turmoil: chance.whole(1, 9),
      executionSaid: true,
      slips: true,
    })
    context = await testContext({ clock: testClock(LAST) })
    await fillRegister(context.db, register)
    // One that is older than the rows for the time before a turn gives the same figures without them.
    if (seed % 3 === 0) await context.db.commit([{ sql: 'DELETE FROM task_phases', parameters: [] }])
    for (let round = 0; round < 6; round++) await compare(context, register, randomView(chance))
  })

  it('gives the figures of a period that runs as of now: with what happened today, and nothing due today late', async () => {
    const chance = chanceOf(seed * 500 + 7)
    const register = randomRegister({
      seed: seed + 100,
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
    const days = await daysWithSomethingDue(context)
    for (let round = 0; round < 4; round++) {
      const today = chance.in(0.7) ? chance.of(days) : chance.day(FIRST, LAST)
      context.clock.moveTo(today)
      const period = {
        from: addDays(today, -chance.of([0, 5, 30, 90, 400])),
        to: addDays(today, chance.of([0, 1, 6, 40])),
      }
      const knownOn = chance.in(0.3) ? (`${today}T09:00:00.000Z` as Instant) : null
      await compare(context, register, { ...period, asOf: today, running: true, knownOn })
    }
  })
})

async function daysWithSomethingDue({ db }: TestContext): Promise<Day[]> {
  const rows = await db.read
    .selectFrom('tasks')
    .select('due_day')
    .distinct()
    .where('due_day', 'is not', null)
    .where('due_day', '>=', FIRST)
    .where('due_day', '<=', LAST)
    .orderBy('due_day')
    .execute()
  return rows.map(({ due_day }) => due_day!)
}

interface View {
  from: Day
  to: Day
  asOf: Day
  running?: true
  knownOn: Instant | null
}

function randomView(chance: Chance): View {
  const from = chance.day(FIRST, LAST)
  const to = addDays(from, chance.of([0, 5, 30, 90, 180, 365]))
  const seen = addDays(LAST, 1)
  const asOf = chance.in(0.4) && to < LAST ? addDays(to, 1) : chance.day(FIRST, seen)
  // Half of those soon after the day: then most of what came later concerns other days.
  const soon = addDays(asOf, chance.whole(0, 40))
  const knownDay = chance.in(0.5) && soon < LAST ? soon : chance.day(FIRST, LAST)
  const knownOn = chance.in(0.6) ? (`${knownDay}T12:00:00.000Z` as Instant) : null
  return { from, to, asOf, knownOn }
}

async function compare(context: TestContext, register: RandomRegister, view: View) {
  const { from, to, asOf, running, knownOn } = view
  const given = { from, to, ...(!running && { asOf }), knownOn: knownOn ?? undefined }
  const departments = await reportJson(context, 'departments', given)
  const halfYear = await reportJson(context, 'half-year', given)
  if (!departments.ok || !halfYear.ok) throw new Error(`refused: ${JSON.stringify(view)}`)
  const { rows, total } = departments.value
  expect({ rows, total }, JSON.stringify(view)).toEqual(referenceDepartments(register, view))
  expect(halfYear.value, JSON.stringify(view)).toEqual(
    referenceHalfYear(register, view, yearBefore(from, running && asOf < to ? asOf : to)),
  )
  for (const row of [...rows, total]) {
    const { opening, taken, handedIn, handedOut, removed, closing } = row
    expect(opening + taken + handedIn - handedOut - removed, row.department).toBe(closing)
  }
  const query: ReportQuery = { period: { from, to }, asOf, ...(running && { running }), knownOn }
  const { total: outcomes } = await formulaFigures(context.reports, query)
  expect(outcomes, JSON.stringify(view)).toMatchObject(referenceOutcomes(register, view))
  await everyListIsAsLongAsItsFigure(context, query, halfYear.value)
}

const moves = ['taken', 'handedIn', 'handedOut', 'removed', 'withdrawn']

async function everyListIsAsLongAsItsFigure(context: TestContext, query: ReportQuery, report: HalfYearJson) {
  const lengthOf = async (key: string) => {
    const { ids } = await behindFigure(context.reports, query, key as FigureKey)
    // What came to a department twice, or left it twice, stands there twice.
    if (!moves.some((figure) => key.endsWith(`/${figure}`))) expect(new Set(ids).size, key).toBe(ids.length)
    return ids.length
  }
  const { rows, total } = await departmentFigures(context.reports, query)
  for (const row of [...rows.slice(0, 2), total]) {
    for (const figure of Object.keys(taskFigures) as TaskFigure[])
      expect(await lengthOf(`departments/${row.departmentId ?? 'total'}/${figure}`), figure).toBe(row[figure])
  }
  const { total: outcomes } = await formulaFigures(context.reports, query)
  for (const outcome of outcomeFigures)
    expect(await lengthOf(`formulas/total/${outcome}`), outcome).toBe(outcomes[outcome])
  expect(await lengthOf('formulas/total/inTime+late+open+overdue')).toBe(outcomes.all)
  for (const [key, figure] of figuresOf(report)) expect(await lengthOf(key), key).toBe(figure)
}

// Every whole number of the report under the way to it in the JSON, percentages left out.
function figuresOf({ kinds, removalDecisions, reminderLetters, meetings, instructions }: HalfYearJson) {
  const counted = {
    ...kinds,
    removalDecisions,
    reminderLetters,
    meetings,
    instructions: { ...instructions, percent: null },
  }
  const walk = (value: unknown, path: string): [string, number][] => {
    if (typeof value === 'number') return [[path, value]]
    return Object.entries(value ?? {}).flatMap(([name, inner]) => walk(inner, `${path}/${name}`))
  }
  return walk(counted, 'half-year')
}

// Written out for these years only: February of 2025 does not occur.
function yearBefore(from: Day, to: Day) {
  const before = (value: Day) => {
    const shifted = `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`
    return shifted.endsWith('-02-29') && !shifted.startsWith('2024') ? `${shifted.slice(0, 8)}28` : shifted
  }
  return { from: before(from), to: before(to) }
}
