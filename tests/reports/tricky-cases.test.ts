import { expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { day } from '../../src/kernel/day.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { mergeDepartments } from '../../src/tasks/actions/merge-departments.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { placeOnControl } from '../../src/tasks/acts/placement.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { load, taskRow } from '../documents/import/register-file.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

/*
 * Histories that two honest people count differently, each as the council counts it: the first half of 2026, one task of the
 * transport department given on 15.01 unless it is said otherwise. Every act is recorded on its own day.
 */

const A = 'Управління транспорту'
const B = 'Управління культури'
const firstHalf = { from: '2026-01-01', to: '2026-06-30' }

type Act =
  | { on: string; is: 'given'; due: string; placed?: string | null }
  /** of the register file, for what no act of the program does */
  | { on: string; is: 'loaded'; term: string; chain?: string }
  | { on: string; is: 'placed' | 'executed' | 'partly' | 'returned' | 'annulled' }
  | { on: string; is: 'extended'; until: string }
  | { on: string; is: 'removed'; words: string }
  | { on: string; is: 'on control again'; execution: 'stands' | 'falls' }
  | { on: string; is: 'handed over' | 'merged'; to: string }

type Row = Record<string, number | null>

interface Case {
  number: number
  what: string
  history: Act[]
  /** rows by department, each as of a day; a figure that is not named is not asked about, a department of `null` has no row */
  counts: { asOf?: string; from?: string; to?: string; rows: Record<string, Row | null> }[]
}

const given = (due: string, placed?: string | null): Act => ({ on: '2026-01-15', is: 'given', due, placed })
const executed = (on: string): Act => ({ on, is: 'executed' })
const none = { due: 0, inTimeOfDue: 0, executedInTime: 0, executedLate: 0, overdue: 0 }
const missed = { due: 1, inTimeOfDue: 0, discipline: 0 }
const inTime = { due: 1, inTimeOfDue: 1, executedInTime: 1, executedLate: 0, overdue: 0, discipline: 100 }
const late = { ...missed, executedInTime: 0, executedLate: 1, overdue: 0 }

const cases: Case[] = [
  {
    number: 1,
    what: 'what lost its force before its day was withdrawn in time',
    history: [given('2026-03-10'), { on: '2026-02-20', is: 'removed', words: 'втратило чинність' }],
    counts: [
      { rows: { [A]: { ...none, taken: 1, removed: 1, withdrawn: 1, closing: 0, discipline: null } } },
    ],
  },
  {
    number: 2,
    what: 'what was taken note of after its day was missed',
    history: [given('2026-03-10'), { on: '2026-03-25', is: 'removed', words: 'взято до відома' }],
    counts: [{ rows: { [A]: { ...missed, removed: 1, withdrawn: 1, overdue: 0 } } }],
  },
  {
    number: 3,
    what: 'what was withdrawn on its very day was not missed',
    history: [given('2026-03-10'), { on: '2026-03-10', is: 'removed', words: 'втратило чинність' }],
    counts: [{ rows: { [A]: { ...none, removed: 1, withdrawn: 1 } } }],
  },
  {
    number: 4,
    what: 'what was never placed on control is no obligation',
    history: [given('2026-03-10', null)],
    counts: [{ rows: { [A]: null } }],
  },
  {
    number: 5,
    what: 'what was placed after its day is overdue from the first',
    history: [given('2026-03-10', null), { on: '2026-03-20', is: 'placed' }],
    counts: [
      { asOf: '2026-03-20', rows: { [A]: null } },
      { asOf: '2026-03-21', rows: { [A]: { ...missed, overdue: 1, taken: 1 } } },
      { rows: { [A]: { ...missed, overdue: 1 } } },
    ],
  },
  {
    number: 6,
    what: 'what was done in part is still to be done, and overdue after its day',
    history: [given('2026-03-10'), { on: '2026-03-05', is: 'partly' }],
    counts: [{ rows: { [A]: { ...missed, overdue: 1, executedInTime: 0, executedLate: 0 } } }],
  },
  {
    number: 7,
    what: 'done in part in time and in full after it is late',
    history: [given('2026-03-10'), { on: '2026-03-05', is: 'partly' }, executed('2026-03-20')],
    counts: [{ asOf: '2026-03-15', rows: { [A]: { ...missed, overdue: 1 } } }, { rows: { [A]: late } }],
  },
  {
    number: 8,
    what: 'returned for rework: in time, then open, then late',
    history: [
      given('2026-03-10'),
      executed('2026-03-09'),
      { on: '2026-03-12', is: 'returned' },
      executed('2026-03-20'),
    ],
    counts: [
      { asOf: '2026-03-11', rows: { [A]: { ...inTime } } },
      { asOf: '2026-03-15', rows: { [A]: { ...missed, overdue: 1, executedInTime: 0 } } },
      { rows: { [A]: late } },
    ],
  },
  {
    number: 9,
    what: 'extended the day after its day: the breach stays',
    history: [
      given('2026-03-10'),
      { on: '2026-03-11', is: 'extended', until: '2026-03-30' },
      executed('2026-03-25'),
    ],
    counts: [{ rows: { [A]: late } }],
  },
  {
    number: 10,
    what: 'extended on its very day',
    history: [
      given('2026-03-10'),
      { on: '2026-03-10', is: 'extended', until: '2026-03-30' },
      executed('2026-03-25'),
    ],
    counts: [{ rows: { [A]: inTime } }],
  },
  {
    number: 11,
    what: 'extended in time, and again too late: late against the day then in force',
    history: [
      given('2026-03-10'),
      { on: '2026-03-09', is: 'extended', until: '2026-03-20' },
      { on: '2026-03-21', is: 'extended', until: '2026-04-10' },
      executed('2026-04-05'),
    ],
    counts: [
      { asOf: '2026-03-31', rows: { [A]: { ...missed, overdue: 1, extended: 0 } } },
      { rows: { [A]: late } },
    ],
  },
  {
    number: 12,
    what: 'a day written wrongly is replaced by its correction, and no term was moved',
    history: [
      { on: '2026-01-22', is: 'loaded', term: '10.03.2026' },
      { on: '2026-03-02', is: 'loaded', term: '10.04.2026' },
      executed('2026-04-05'),
    ],
    counts: [
      { asOf: '2026-03-20', rows: { [A]: { ...none, extended: 0, inProgress: 1 } } },
      { rows: { [A]: inTime } },
    ],
  },
  {
    number: 13,
    what: 'a term that was shortened is late against the shorter one',
    history: [
      { on: '2026-01-22', is: 'loaded', term: '30.04.2026' },
      { on: '2026-03-01', is: 'loaded', term: '30.04.2026', chain: '20.03.2026 (01.03.2026)' },
      executed('2026-03-25'),
    ],
    counts: [{ rows: { [A]: late } }],
  },
  {
    number: 16,
    what: 'due in one half-year and executed in the next',
    history: [{ on: '2025-12-01', is: 'given', due: '2025-12-31' }, executed('2026-01-02')],
    counts: [
      { from: '2025-07-01', to: '2025-12-31', rows: { [A]: { ...missed, executedLate: 0, overdue: 1 } } },
      { rows: { [A]: { ...none, executedLate: 1, discipline: null } } },
    ],
  },
  {
    number: 17,
    what: 'a merger leaves the past with the department that lived it; only the stock moves',
    history: [
      given('2026-01-25'),
      given('2026-02-05'),
      given('2026-07-25'),
      executed('2026-01-20'),
      executed('2026-02-10'),
      { on: '2026-04-01', is: 'merged', to: B },
    ],
    counts: [
      {
        rows: {
          [A]: {
            due: 2,
            inTimeOfDue: 1,
            executedInTime: 1,
            executedLate: 1,
            discipline: 50,
            taken: 3,
            handedOut: 3,
            closing: 0,
            place: 1,
          },
          [B]: { ...none, taken: 0, handedIn: 3, closing: 3, inProgress: 1, place: null },
        },
      },
      {
        from: '2026-03-01',
        to: '2026-03-31',
        rows: { [A]: { opening: 3, closing: 3, handedOut: 0 }, [B]: null },
      },
      {
        from: '2026-04-01',
        to: '2026-04-30',
        rows: { [A]: { opening: 3, closing: 0 }, [B]: { opening: 0, closing: 3 } },
      },
    ],
  },
  {
    number: 18,
    what: 'handed over before its day and executed by the other in time',
    history: [given('2026-03-15'), { on: '2026-03-10', is: 'handed over', to: B }, executed('2026-03-12')],
    counts: [{ rows: { [A]: { ...none, handedOut: 1, taken: 1 }, [B]: { ...inTime, handedIn: 1 } } }],
  },
  {
    number: 19,
    what: 'handed over after its day: missed by the one, executed late by the other',
    history: [given('2026-03-15'), { on: '2026-03-20', is: 'handed over', to: B }, executed('2026-03-25')],
    counts: [
      {
        rows: {
          [A]: { ...missed, executedLate: 0, handedOut: 1 },
          [B]: { due: 0, executedLate: 1, handedIn: 1, discipline: null },
        },
      },
    ],
  },
  {
    number: 20,
    what: 'a document registered by mistake is nowhere from its annulment on',
    history: [
      given('2026-03-10'),
      { on: '2026-02-18', is: 'removed', words: 'помилково зареєстровано' },
      { on: '2026-02-20', is: 'annulled' },
    ],
    counts: [
      { asOf: '2026-02-15', rows: { [A]: { taken: 1, closing: 1 } } },
      { asOf: '2026-02-20', rows: { [A]: { taken: 1, withdrawn: 1, closing: 0 } } },
      { asOf: '2026-02-21', rows: { [A]: null } },
      { rows: { [A]: null } },
    ],
  },
  {
    number: 21,
    what: 'a removal reversed with «не виконано»: open, and overdue since its day',
    history: [
      given('2026-03-05'),
      executed('2026-03-01'),
      { on: '2026-04-10', is: 'removed', words: 'виконано' },
      { on: '2026-05-20', is: 'on control again', execution: 'falls' },
    ],
    counts: [
      { asOf: '2026-05-01', rows: { [A]: { ...inTime, removed: 1, withdrawn: 0 } } },
      { rows: { [A]: { ...missed, overdue: 1, closing: 1, executedInTime: 0 } } },
    ],
  },
  {
    number: 22,
    what: 'the same reversed «для перевірки»: on control, and the execution stands',
    history: [
      given('2026-03-05'),
      executed('2026-03-01'),
      { on: '2026-04-10', is: 'removed', words: 'виконано' },
      { on: '2026-05-20', is: 'on control again', execution: 'stands' },
    ],
    counts: [{ rows: { [A]: { ...inTime, closing: 1 } } }],
  },
]

it.each(cases)('$number: $what', async ({ history, counts }) => {
  const context = await testContext({ clock: testClock('2025-11-03') })
  const cast = await withCast(context)
  await relive(context, cast, history)
  context.clock.moveTo('2026-07-10')
  for (const { asOf, from = firstHalf.from, to = firstHalf.to, rows } of counts) {
    const report = must(await reportJson(context, 'departments', { from, to, asOf }))
    for (const [department, figures] of Object.entries(rows)) {
      const row = report.rows.find((one) => one.department === department)
      if (figures === null) expect(row, `${department} ${from} ${asOf}`).toBeUndefined()
      else expect(row, `${department} ${from} ${asOf}`).toMatchObject(figures)
    }
    for (const { opening, taken, handedIn, handedOut, removed, closing } of [...report.rows, report.total])
      expect(opening + taken + handedIn - handedOut - removed).toBe(closing)
  }
  await isTheSumOfItsMonths(context)
})

const monthly = {
  lead: A,
  date: '01.01.2026',
  placed: '01.01.2026',
  term: 'щомісяця до 5',
  reported:
    '05.01.2026 (05.01.2026); 05.02.2026 (04.02.2026); 05.03.2026 (05.03.2026); 03.04.2026 (02.04.2026); 05.06.2026',
}

async function loaded(cells: Parameters<typeof taskRow>[0]): Promise<TestContext> {
  const context = await testContext({ clock: testClock('2026-07-10') })
  await withCast(context)
  expect((await load(context, [taskRow(cells)])).rejected).toEqual([])
  return context
}

it('23: a periodic instruction stands once, and each of its points is counted by its own day', async () => {
  const context = await loaded(monthly)
  const report = must(await reportJson(context, 'departments', { ...firstHalf, asOf: '2026-07-01' }))
  // May was missed and is open still.
  const row = {
    taken: 1,
    opening: 0,
    removed: 0,
    closing: 1,
    due: 6,
    inTimeOfDue: 5,
    executedInTime: 5,
    executedLate: 0,
  }
  expect(report.rows).toMatchObject([{ department: A, ...row, overdue: 1, inProgress: 0, extended: 0 }])
  await isTheSumOfItsMonths(context)
  const second = must(await reportJson(context, 'departments', { from: '2026-07-01', to: '2026-07-09' }))
  expect(second.rows).toMatchObject([{ opening: 1, taken: 0, closing: 1, due: 1, inTimeOfDue: 0 }])
  // Loaded again, the file changes nothing; another point of it is one correction.
  expect(await load(context, [taskRow(monthly)])).toMatchObject({ updated: 0, unchanged: 1 })
  const late = { ...monthly, reported: `${monthly.reported}; 05.05.2026 (20.05.2026)` }
  expect(await load(context, [taskRow(late)])).toMatchObject({ updated: 1 })
  const mended = must(await reportJson(context, 'departments', { ...firstHalf, asOf: '2026-07-01' }))
  expect(mended.rows).toMatchObject([
    { ...row, executedLate: 1, overdue: 0, inProgress: 1, due: 6, inTimeOfDue: 5 },
  ])
})

it('24: of what moved in, points count from the day that the file names; nothing before it is overdue', async () => {
  const context = await loaded({
    lead: A,
    date: '15.02.2019',
    placed: '15.02.2019',
    term: 'щокварталу до 10',
    countedFrom: '01.01.2026',
    reported: '10.01.2026 (09.01.2026); 10.04.2026 (10.04.2026)',
  })
  const report = must(await reportJson(context, 'departments', { ...firstHalf, asOf: '2026-07-01' }))
  expect(report.rows).toMatchObject([
    { opening: 1, taken: 0, closing: 1, due: 2, inTimeOfDue: 2, overdue: 0 },
  ])
  const before = must(await reportJson(context, 'departments', { from: '2025-01-01', to: '2025-12-31' }))
  expect(before.rows).toMatchObject([{ opening: 1, closing: 1, due: 0, overdue: 0 }])
})

it.each([
  ['a point that there is not', { reported: '06.05.2026 (06.05.2026)' }, 'Контрольної точки «06.05.2026»'],
  ['a report of a day to come', { reported: '05.01.2026 (05.01.2027)' }, 'Цей день ще не настав'],
  ['a point twice', { reported: '05.01.2026; 05.01.2026' }, 'названо двічі'],
  ['periods of a term without them', { term: '10.03.2026', reported: '05.01.2026' }, 'лише періодичні'],
])('a row is refused that names %s', async (_what, cells, reason) => {
  const context = await testContext({ clock: testClock('2026-07-10') })
  const { rejected } = await load(context, [taskRow({ ...monthly, ...cells })])
  expect(rejected.map((one) => one.reason).join()).toContain(reason)
})

it('a term of today is neither kept nor missed until the day is over', async () => {
  const context = await testContext({ clock: testClock('2025-11-03') })
  await relive(context, await withCast(context), [given('2026-06-15')])
  context.clock.moveTo('2026-06-15')
  expect(must(await reportJson(context, 'departments', firstHalf))).toMatchObject({
    running: true,
    total: { dueToday: 1, overdue: 0, due: 0, discipline: null },
  })
  context.clock.moveTo('2026-06-16')
  expect(must(await reportJson(context, 'departments', firstHalf))).toMatchObject({
    total: { dueToday: 0, overdue: 1, due: 1, discipline: 0 },
  })
})

it('a decision that an act reversed is no removal decision any more', async () => {
  const context = await testContext({ clock: testClock('2025-11-03') })
  const { history } = cases.find(({ number }) => number === 21)!
  await relive(context, await withCast(context), history)
  context.clock.moveTo('2026-07-10')
  const decisions = async (asOf?: string) =>
    must(await reportJson(context, 'half-year', { ...firstHalf, asOf })).removalDecisions.count
  expect([await decisions('2026-05-01'), await decisions()]).toEqual([1, 0])
})

async function relive(context: TestContext, cast: Cast, history: readonly Act[]): Promise<void> {
  const { actor } = cast.olena
  const ids: string[] = []
  const documents: string[] = []
  let done = 0
  for (const act of history) {
    context.clock.moveTo(act.on)
    const on = day(act.on)
    const id = ids.length > 1 ? ids[done]! : ids[0]!
    switch (act.is) {
      case 'given': {
        const { due, placed = act.on } = act
        const draft = point({
          executors: [{ words: A }],
          term: { kind: 'day', day: day(due) },
          placedOn: placed === null ? null : day(placed),
        })
        const document = must(
          await registerDocument(context, actor, decision({ registeredOn: on, tasks: [draft] })),
        )
        documents.push(document.id)
        ids.push((await tasksOfDocuments(context.db, [document.id]))[0]!.row.id)
        break
      }
      case 'loaded': {
        const { rejected } = await load(context, [
          taskRow({ lead: A, term: act.term, ...(act.chain && { extensions: act.chain }) }),
        ])
        expect(rejected).toEqual([])
        const { id: loaded } = await context.db.read
          .selectFrom('tasks')
          .select('id')
          .executeTakeFirstOrThrow()
        ids.splice(0, ids.length, loaded)
        break
      }
      case 'placed':
        must(await placeOnControl(context, actor, id, { on }))
        break
      case 'executed':
      case 'partly': {
        const completeness = act.is === 'partly' ? 'partly' : 'full'
        must(await recordExecution(context, actor, id, { on, completeness, note: null }))
        if (act.is === 'executed') done++
        break
      }
      case 'returned':
        must(await returnForRework(context, actor, id ?? ids[0]!, { reason: 'не виконано' }))
        done = 0
        break
      case 'extended':
        must(await extendTerm(context, actor, id, { until: day(act.until), decidedOn: on }))
        break
      case 'removed': {
        const decided = { number: '1', date: on, words: act.words }
        must(await removeFromControl(context, actor, id, { on, ground: { kind: 'decision', ...decided } }))
        break
      }
      case 'on control again':
        must(await returnToControl(context, actor, id, { on, ground: 'акт', execution: act.execution }))
        break
      case 'handed over':
        must(await reassign(context, actor, id, { executors: [{ words: act.to }], ground: 'розпорядження' }))
        break
      case 'merged': {
        const { transport, culture } = cast.departments
        const merger = { into: culture.id, on, ground: 'рішення сесії' }
        must(await mergeDepartments(context, cast.dmytro.actor, { id: transport.id, ...merger }))
        break
      }
      case 'annulled':
        must(
          await annulDocument(context, cast.hanna.actor, {
            documentId: documents[0]!,
            input: { reason: 'помилково зареєстровано' },
          }),
        )
        break
      default:
        act satisfies never
    }
  }
}

async function isTheSumOfItsMonths(context: TestContext): Promise<void> {
  const whole = must(await reportJson(context, 'departments', firstHalf))
  const summed = [
    'taken',
    'handedIn',
    'handedOut',
    'removed',
    'withdrawn',
    'executedInTime',
    'executedLate',
    'due',
    'inTimeOfDue',
  ] as const
  const sums = new Map<string, number>()
  for (const to of ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30']) {
    const moment = { from: `${to.slice(0, 8)}01`, to, asOf: '2026-07-01' }
    for (const row of must(await reportJson(context, 'departments', moment)).rows)
      for (const figure of summed) {
        const key = `${row.department} ${figure}`
        sums.set(key, (sums.get(key) ?? 0) + row[figure])
      }
  }
  // What no month counts the whole does not either, and no department stands in a month alone.
  const wholes = new Map<string, number>(
    whole.rows.flatMap((row) =>
      summed.map((figure) => [`${row.department} ${figure}`, row[figure]] as const),
    ),
  )
  for (const key of new Set([...wholes.keys(), ...sums.keys()]))
    expect(wholes.get(key) ?? 0, key).toBe(sums.get(key) ?? 0)
}
