import { afterEach, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { day, instantAt } from '../../src/kernel/day.ts'
import { type CountedTask, countedRows } from '../../src/reports/figures/counted-rows.ts'
import type { FigureKey } from '../../src/reports/figures/figure-key.ts'
import { behindFigure } from '../../src/reports/figures/figures.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { leadershipSheet } from '../../src/reports/reports/leadership-sheet.ts'
import type { Fact, Happening } from '../../src/tasks/fact.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'

let context: TestContext
afterEach(() => context.db.close())

const june = { from: day('2026-06-01'), to: day('2026-06-30') }
const then: ReportQuery = {
  period: june,
  asOf: day('2026-07-01'),
  knownOn: instantAt(day('2026-07-05'), '12:00'),
}

it('rows of a list say what was true on its day and known by its instant', async () => {
  const [own, other] = await registerWith([
    ['2026-06-01', '2026-06-01', assignedTo(0)],
    ['2026-06-01', '2026-06-01', () => ({ kind: 'term-set', day: day('2026-06-25') })],
    ['2026-06-01', '2026-06-01', () => ({ kind: 'placed' })],
    // of June, and entered after all
    [
      '2026-06-20',
      '2026-07-10',
      () => ({ kind: 'extended', until: day('2026-07-20'), ground: null, decidedBy: null }),
    ],
    ['2026-07-08', '2026-07-08', assignedTo(1)],
    ['2026-07-15', '2026-07-15', () => ({ kind: 'executed', completeness: 'full', note: null })],
    [
      '2026-07-16',
      '2026-07-16',
      () => ({
        kind: 'removed',
        ground: { kind: 'decision', number: '1', date: day('2026-07-16'), words: '' },
      }),
    ],
  ])
  expect(await onControl(then)).toEqual({
    department: own,
    first_due_day: '2026-06-25',
    due_day: '2026-06-25',
    executed_on: null,
    removed_on: null,
  })
  expect(await onControl({ ...then, knownOn: null })).toMatchObject({
    department: own,
    due_day: '2026-07-20',
    executed_on: null,
  })
  const august = { period: june, asOf: day('2026-08-01'), knownOn: null }
  expect(await rowOf(august, 'departments/total/taken')).toEqual({
    department: other,
    first_due_day: '2026-06-25',
    due_day: '2026-07-20',
    executed_on: '2026-07-15',
    removed_on: '2026-07-16',
  })
})

it('the sheet of leadership names what was overdue first on its day, whatever was put off since', async () => {
  await registerWith(
    [
      ['2026-06-01', '2026-06-01', assignedTo(0)],
      ['2026-06-01', '2026-06-01', () => ({ kind: 'term-set', day: day('2026-06-10') })],
      ['2026-06-01', '2026-06-01', () => ({ kind: 'placed' })],
    ],
    [
      ['2026-06-01', '2026-06-01', assignedTo(0)],
      ['2026-06-01', '2026-06-01', () => ({ kind: 'term-set', day: day('2026-06-05') })],
      ['2026-06-01', '2026-06-01', () => ({ kind: 'placed' })],
      // in time by what was entered later
      [
        '2026-06-04',
        '2026-07-10',
        () => ({ kind: 'extended', until: day('2026-06-29'), ground: null, decidedBy: null }),
      ],
    ],
  )
  const daysOf = async (query: ReportQuery) => {
    const { overdue } = await leadershipSheet(context.reports, registerItself, query)
    expect(overdue.rows).toHaveLength(overdue.total)
    return overdue.rows.map((row) => row?.due_day)
  }
  expect(await daysOf(then)).toEqual(['2026-06-05', '2026-06-10'])
  expect(await daysOf({ ...then, knownOn: null })).toEqual(['2026-06-10', '2026-06-29'])
})

type Entry = [happenedOn: string, recordedOn: string, what: (departments: string[]) => Happening]

/** A register of one document with a task of each history; the names its departments bore. */
async function registerWith(...histories: Entry[][]): Promise<string[]> {
  const made = randomRegister({ seed: 4, documents: 1, departments: 2, from: june.from, to: june.from })
  const ids = made.departments.map(({ id }) => id)
  const document = [...made.documents][0]!
  const { draft } = document.tasks[0]!
  const tasks = histories.map((entries, place) => ({
    draft: { ...draft, id: `${draft.id}${place}`, position: place + 1 },
    facts: entries.map(([happenedOn, recordedOn, what], at) => ({
      ...what(ids),
      seq: at + 1,
      happenedOn: day(happenedOn),
      recordedAt: instantAt(day(recordedOn), '12:00'),
      recordedBy: null,
    })) as Fact[],
  }))
  context = await testContext({ clock: testClock(day('2026-11-20')) })
  const register = {
    ...made,
    departmentNames: made.departmentNames.filter(({ from_day }) => from_day === '1900-01-01'),
    documents: [{ ...document, tasks }],
  }
  await fillRegister(context.db, register)
  return made.departments.map(({ name }) => name)
}

async function rowOf(query: ReportQuery, figure: string) {
  const things = await behindFigure(context.reports, query, figure as FigureKey)
  const { rows } = await countedRows(context.reports, registerItself, things, { page: 1, moment: query })
  expect(rows).toHaveLength(1)
  const { department, first_due_day, due_day, executed_on, removed_on } = rows[0] as CountedTask
  return { department, first_due_day, due_day, executed_on, removed_on }
}

function onControl(query: ReportQuery) {
  return rowOf(query, 'departments/total/closing')
}

function assignedTo(place: number) {
  return (departments: string[]): Happening => ({
    kind: 'assigned',
    executors: [{ role: 'lead', departmentId: departments[place]!, personId: null }],
  })
}
