import { beforeEach, expect, it } from 'vitest'
import { insertRows } from '../../src/db/insert-rows.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import type { DayPlan } from '../../src/letters/plan/plan-day.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const monday = '2026-11-23'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-02') })
    cast = await withCast(context)
    await context.db.commit([
      context.db.read
        .updateTable('departments')
        .set({ head_id: cast.roman.person.id, deputy_id: cast.andrii.person.id })
        .where('id', '=', cast.departments.transport.id),
    ])
  })

  async function given(due: string, over: Parameters<typeof point>[0] = {}): Promise<string> {
    const term = { kind: 'day' as const, day: day(due) }
    const draft = decision({
      registeredOn: day('2026-11-02'),
      tasks: [point({ placedOn: day('2026-11-02'), term, ...over })],
    })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    return (await tasksOfDocuments(context.db, [id]))[0]!.row.id
  }
  const plan = async (from: string, to = from, simulate = false) => {
    const request = { from: day(from), to: day(to), simulate }
    return must(await planLetters(context, cast.olena.actor, request))
  }
  /** «Іваненко П. С.: on-day», reminders only. */
  const said = ({ letters }: DayPlan) =>
    letters
      .flatMap(({ recipientId, items }) => items.map(({ step }) => `${nameOf(recipientId)}: ${step}`))
      .toSorted((a, b) => a.localeCompare(b, 'uk'))
  const nameOf = (id: string) =>
    [cast.petro, cast.roman, cast.maria, cast.andrii].find(({ person }) => person.id === id)?.actor.name ?? id

  it('the executor is told on the day; a second run adds nothing', async () => {
    await given('2026-11-25')
    const first = await plan('2026-11-25')
    expect(said(first.days[0]!)).toEqual(['Іваненко П. С.: on-day'])
    const again = await plan('2026-11-25')
    expect([again.planned, again.days[0]!.letters]).toEqual([0, []])
    const { rows } = { rows: await context.db.read.selectFrom('outbox').selectAll().execute() }
    expect(rows.filter(({ kind }) => kind === 'reminder')).toMatchObject([{ state: 'planned', seq: 1 }])
    expect(await context.db.read.selectFrom('notices').selectAll().execute()).toMatchObject([
      { person_id: cast.petro.person.id, read_at: null },
    ])
  })

  it('all that one person is told on a day stands in one letter', async () => {
    await given('2026-11-25')
    await given('2026-11-30')
    const { days } = await plan('2026-11-25')
    const own = days[0]!.letters.filter(({ recipientId }) => recipientId === cast.petro.person.id)
    expect(own.map(({ items }) => items.map(({ step }) => step).toSorted())).toEqual([['before-5', 'on-day']])
  })

  it('nothing is planned for a day off, nothing before the first step', async () => {
    await given('2026-11-25')
    expect((await plan('2026-11-28')).days).toEqual([])
    expect(await context.db.read.selectFrom('outbox').selectAll().execute()).toEqual([])
  })

  it('a task executed, reported, waiting for nothing or extended is told nothing of its old term', async () => {
    const executed = await given('2026-11-25')
    must(
      await recordExecution(context, cast.olena.actor, executed, {
        on: day('2026-11-02'),
        completeness: 'full',
        note: null,
      }),
    )
    const reported = await given('2026-11-25')
    must(
      await reportExecution(context, cast.petro.actor, reported, {
        text: 'Дах відремонтовано, акт підписано',
        executedOn: day('2026-11-02'),
        completeness: 'full',
        outgoing: null,
      }),
    )
    const extended = await given('2026-11-25')
    must(
      await extendTerm(context, cast.olena.actor, extended, {
        until: day('2026-12-18'),
        decidedOn: day('2026-11-02'),
        decidedBy: 'Міський голова',
        ground: 'лист',
      }),
    )
    const items = (await plan('2026-11-25')).days[0]!.letters.flatMap((letter) => letter.items)
    expect(items.map(({ taskId, dueDay }) => [taskId, dueDay])).toEqual([[extended, '2026-12-18']])
  })

  it('the first run after days without one says the latest step and lists those passed over', async () => {
    await given('2026-11-13')
    await plan('2026-11-09')
    const { days } = await plan('2026-11-24')
    expect(said(days[0]!)).toContain('Іваненко П. С.: overdue-8')
    expect(days[0]!.passedOver.map(({ step }) => step)).toEqual(['in-month-11', 'on-day', 'overdue-1'])
    expect((await plan('2026-11-24')).days[0]!.passedOver).toEqual([])
  })

  it('those above are told once it is late enough', async () => {
    await given('2026-11-06', { supervisor: 'Лисенко А. Ю.' })
    expect(said((await plan('2026-11-09')).days[0]!)).toEqual(['Іваненко П. С.: overdue-1'])
    expect(said((await plan('2026-11-16')).days[0]!)).toEqual([
      'Гнатюк Р. І.: overdue-8',
      'Іваненко П. С.: overdue-8',
    ])
    expect(said((await plan('2026-11-23')).days[0]!)).toEqual([
      'Гнатюк Р. І.: overdue-15',
      'Іваненко П. С.: overdue-15',
      'Лисенко А. Ю.: overdue-15',
    ])
  })

  it('whoever stands for somebody on leave is written to in those days only', async () => {
    await given('2026-11-20')
    const leave = {
      id: 'leave',
      person_id: cast.petro.person.id,
      substitute_id: cast.maria.person.id,
      from_day: day('2026-11-20'),
      to_day: day('2026-11-20'),
      order_number: '12-к',
      order_date: day('2026-11-02'),
      recorded_at: context.clock.now(),
      recorded_by: null,
    }
    await context.db.commit([insertRows('leaves', [leave])])
    expect(said((await plan('2026-11-20')).days[0]!)).toEqual(['Шевчук М. А.: on-day'])
    expect(said((await plan('2026-11-23')).days[0]!)).toEqual(['Іваненко П. С.: overdue-1'])
  })

  it('a head has the digest of the week once, a leader the sheet of the month', async () => {
    await given('2026-12-25')
    const kinds = ({ letters }: DayPlan) =>
      letters
        .map(({ recipientId, kind }) => `${nameOf(recipientId)}: ${kind}`)
        .toSorted((a, b) => a.localeCompare(b, 'uk'))
    expect(kinds((await plan(monday)).days[0]!)).toEqual([
      'Гнатюк Р. І.: digest',
      'Іваненко П. С.: reminder',
      'Лисенко А. Ю.: sheet',
    ])
    expect(kinds((await plan('2026-11-24')).days[0]!)).toEqual([])
    expect(kinds((await plan('2026-11-30')).days[0]!)).toEqual(['Гнатюк Р. І.: digest'])
    expect(kinds((await plan('2026-12-01')).days[0]!)).toContain('Лисенко А. Ю.: sheet')
  })

  it('a month day by day names the letters that the month as a range names', async () => {
    for (const due of ['2026-11-10', '2026-11-20', '2026-11-25', '2026-12-04', '2027-01-15'])
      await given(due, { supervisor: 'Лисенко А. Ю.' })
    const range = await plan('2026-11-02', '2026-11-30', true)
    expect(await context.db.read.selectFrom('outbox').selectAll().execute()).toEqual([])
    const byDay: DayPlan[] = []
    for (let n = 2; n <= 30; n++) byDay.push(...(await plan(`2026-11-${String(n).padStart(2, '0')}`)).days)
    expect(byDay).toEqual(range.days)
    expect(byDay.flatMap(said).length).toBeGreaterThan(20)
    const letters = await context.db.read.selectFrom('outbox').select(['day', 'recipient_id']).execute()
    expect(letters.length).toBe(range.planned)
  })

  it('a task with nobody to write to is named, not forgotten in silence', async () => {
    const task = await given('2026-11-25', { executors: [{ words: 'Управління культури' }] })
    const { days } = await plan('2026-11-25')
    expect(days[0]!.withoutRecipient).toEqual([task])
  })

  it('two planners at once plan a day once', async () => {
    await given('2026-11-25')
    const request = { from: day('2026-11-25') as Day, to: day('2026-11-25') as Day }
    const outcomes = await Promise.all([1, 2, 3].map(() => planLetters(context, cast.olena.actor, request)))
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0)
    const letters = await context.db.read.selectFrom('outbox').select('recipient_id').execute()
    expect(new Set(letters.map((one) => one.recipient_id)).size).toBe(letters.length)
  })

  it('is not for an executor, and a range backwards is refused', async () => {
    const request = { from: day('2026-11-25'), to: day('2026-11-24') }
    expect(await planLetters(context, cast.petro.actor, request)).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
    expect(await planLetters(context, cast.olena.actor, request)).toMatchObject({
      refusals: [{ code: 'period-reversed' }],
    })
  })
})
