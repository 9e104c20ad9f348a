import { afterEach, expect, it } from 'vitest'
import { type Day, day, type Instant, instantAt } from '../../src/kernel/day.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import type { Fact, Happening } from '../../src/tasks/fact.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { testClock } from '../support/test-clock.ts'
import { referenceDepartments } from './reference-figures.ts'

const TODAY = day('2026-11-20')

let context: TestContext
afterEach(() => context.db.close())

// A document of 01.06; the question is about June, as of 01.07 and as known on 05.07.
const histories: [string, Entry[]][] = [
  ['an execution entered afterwards', [...opened(), ['2026-06-20', '2026-07-10', executed]]],
  ['an execution entered in time', [...opened(), ['2026-06-20', '2026-07-04', executed]]],
  ['an execution of July entered afterwards', [...opened(), ['2026-07-03', '2026-07-20', executed]]],
  [
    'an execution taken back afterwards',
    [...opened(), ['2026-06-20', '2026-06-20', executed], ['2026-07-12', '2026-07-12', takenBack(4)]],
  ],
  [
    'an execution of July taken back afterwards',
    [...opened(), ['2026-07-02', '2026-07-02', executed], ['2026-07-12', '2026-07-12', takenBack(4)]],
  ],
  ['a removal entered afterwards', [...opened(), ['2026-06-25', '2026-07-09', removed]]],
  ['more time given in June and entered afterwards', [...opened(), ['2026-06-10', '2026-07-09', extended]]],
  [
    'another department from July on, entered afterwards',
    [...opened(), ['2026-07-06', '2026-07-09', assigned(1)]],
  ],
  [
    'another department from the beginning, the first one taken back',
    [...opened(), ['2026-06-01', '2026-07-09', assigned(1)], ['2026-07-09', '2026-07-09', takenBack(1)]],
  ],
  ['a task added in July, its term in June, entered afterwards', opened('2026-07-10', '2026-07-20')],
  ['a task added in July, its term in June, entered at once', opened('2026-07-03', '2026-07-03')],
  [
    'a task added in July, its executors named for a day before that only afterwards',
    [...opened('2026-07-04', '2026-07-04'), ['2026-07-02', '2026-07-15', assigned(1)]],
  ],
  ['a task entered whole after all', opened('2026-06-01', '2026-08-01')],
]

it.each(histories)('%s counts as it was known', async (_, entries) => {
  context = await testContext({ clock: testClock(TODAY) })
  const register = randomRegister({
    seed: 1,
    documents: 1,
    departments: 2,
    from: day('2026-06-01'),
    to: day('2026-06-01'),
    today: TODAY,
  })
  const ids = register.departments.map(({ id }) => id)
  const facts = entries.map(([happenedOn, recordedOn, what], place) => ({
    ...what(ids),
    seq: place + 1,
    happenedOn: happenedOn as Day,
    recordedAt: instantAt(day(recordedOn), '12:00'),
    recordedBy: null,
  })) as Fact[]
  const document = [...register.documents][0]!
  const asItIs = { ...document, tasks: [{ draft: document.tasks[0]!.draft, facts }] }
  const made = { ...register, documents: [asItIs] }
  await fillRegister(context.db, made)
  const period = { from: day('2026-06-01'), to: day('2026-06-30') }
  for (const asOf of ['2026-07-01', '2026-06-15', '2026-07-05'].map(day))
    for (const knownOn of [null, ...['2026-07-05', '2026-07-08', '2026-07-11', '2026-09-01'].map(noon)]) {
      const view = { ...period, asOf, knownOn }
      const report = await reportJson(context, 'departments', { ...view, knownOn: knownOn ?? undefined })
      if (!report.ok) throw new Error('refused')
      const { rows, total } = report.value
      expect({ rows, total }, JSON.stringify(view)).toEqual(referenceDepartments(made, view))
    }
})

type Entry = [happenedOn: string, recordedOn: string, what: (departments: string[]) => Happening]

function opened(since = '2026-06-01', recordedOn = '2026-06-01'): Entry[] {
  return [
    [since, recordedOn, assigned(0)],
    [since, recordedOn, () => ({ kind: 'term-set', day: day('2026-06-25') })],
    [since, recordedOn, () => ({ kind: 'placed' })],
  ]
}

function executed(): Happening {
  return { kind: 'executed', completeness: 'full', note: null }
}

function removed(): Happening {
  return { kind: 'removed', ground: { kind: 'other', words: null } }
}

function extended(): Happening {
  return { kind: 'extended', until: day('2026-07-15'), ground: null, decidedBy: null }
}

function assigned(department: number) {
  return (departments: string[]): Happening => ({
    kind: 'assigned',
    executors: [{ role: 'lead', departmentId: departments[department]!, personId: null }],
  })
}

function takenBack(retracts: number) {
  return (): Happening => ({ kind: 'retracted', retracts, reason: null })
}

function noon(of: string): Instant {
  return instantAt(day(of), '12:00')
}
