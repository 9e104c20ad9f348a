import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../seeds/demo/seed-demo.ts'
import { registerItself } from '../../src/access/actor.ts'
import { addDays } from '../../src/kernel/day.ts'
import { repliesWaiting } from '../../src/letters/replies/mail-replies.ts'
import { earlyWarnings } from '../../src/reports/forecast/early-warnings.ts'
import { replaySigned } from '../../src/reports/signed/replay.ts'
import { errataOf, findSignedReports } from '../../src/reports/signed/store.ts'
import { demoLinks } from '../../src/server/demo-council.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { testClock } from '../support/test-clock.ts'

const pending = 'placed_on IS NOT NULL AND removed_on IS NULL AND executed_on IS NULL'

describe.each([
  ['a Monday', '2026-11-23', '2026-11-23'],
  ['a Sunday', '2026-11-22', '2026-11-23'],
  ['New Year’s Day', '2027-01-01', '2027-01-01'],
  ['a year without a calendar', '2031-03-08', '2031-03-10'],
])('the demo council on %s', (_, today, dueNext) => {
  let context: TestContext

  beforeAll(async () => {
    context = await testContext({ clock: testClock(today) })
    expect(await seedDemo(context)).toMatchObject({ ok: true })
  })

  const number = async (query: string) => {
    const { rows } = await sql<Record<string, number>>`${sql.raw(query)}`.execute(context.db.read)
    return Object.values(rows[0]!)[0]
  }

  it('is alive', async () => {
    const tasks = (condition: string) => number(`SELECT count(*) FROM tasks WHERE ${condition}`)
    const facts = (kind: string) => number(`SELECT count(*) FROM task_facts WHERE kind = '${kind}'`)
    const soon = addDays(today as never, 7)
    expect(await tasks(`${pending} AND due_day < '${today}'`)).toBeGreaterThanOrEqual(5)
    expect(await tasks(`${pending} AND due_day = '${dueNext}'`)).toBeGreaterThanOrEqual(3)
    expect(
      await tasks(`${pending} AND due_day > '${dueNext}' AND due_day <= '${soon}'`),
    ).toBeGreaterThanOrEqual(3)
    expect(await tasks('reported_on IS NOT NULL')).toBeGreaterThanOrEqual(4)
    expect(await tasks(`${pending} AND granted_until > due_day`)).toBeGreaterThanOrEqual(1)
    expect(
      await tasks(`${pending} AND due_day > first_due_day AND due_day > '${today}'`),
    ).toBeGreaterThanOrEqual(3)
    expect(await tasks(`term LIKE '%permanent%'`)).toBeGreaterThanOrEqual(2)
    expect(await tasks(`term LIKE '%periodic%'`)).toBeGreaterThanOrEqual(2)
    expect(await tasks('special = 1')).toBe(15)
    expect(await tasks('removed_on IS NOT NULL')).toBeGreaterThan(40)
    expect(await tasks('placed_on IS NULL AND parent_id IS NULL')).toBe(2)
    expect(await tasks('parent_id IS NOT NULL')).toBe(1)
    for (const kind of ['acknowledged', 'noted', 'extension-asked', 'reassignment-proposed'])
      expect(await facts(kind), kind).toBeGreaterThanOrEqual(1)
    expect(await tasks('1 = 1')).toBeGreaterThan(150)
    expect(await facts('returned')).toBeGreaterThanOrEqual(2)
    expect(await facts('returned-to-control')).toBe(1)
    expect(await number('SELECT count(*) FROM documents')).toBeGreaterThanOrEqual(115)
    expect(await number('SELECT count(*) FROM documents WHERE annulled_on IS NOT NULL')).toBe(1)
    expect(await number(`SELECT count(*) FROM documents WHERE kind = 'operational-meeting'`)).toBe(4)
    expect(await number('SELECT count(*) FROM departments')).toBe(25)
    expect(await number('SELECT count(*) FROM people')).toBe(45)
    expect(await number('SELECT count(*) FROM letters')).toBeGreaterThan(20)
    expect(await number('SELECT count(*) FROM files')).toBe(4)
    const [file] = await context.db.read.selectFrom('files').select('hash').limit(1).execute()
    expect(await context.files.has(file!.hash)).toBe(true)
    expect(
      await number(`SELECT count(*) FROM agendas WHERE document_id IS NULL AND held_on >= '${today}'`),
    ).toBe(1)
    expect(await number('SELECT count(*) FROM removal_items')).toBeGreaterThanOrEqual(2)
    expect(
      await number(`SELECT count(*) FROM leaves WHERE from_day <= '${today}' AND to_day >= '${today}'`),
    ).toBe(1)
    const now = context.clock.now()
    expect(await number(`SELECT count(*) FROM task_facts WHERE recorded_at > '${now}'`)).toBe(0)
  })

  it('lets every role in, and gives the executor something of every state', async () => {
    const links = await demoLinks(context)
    expect(links.map(({ role }) => role)).toEqual([
      'clerk',
      'controller',
      'executor',
      'head',
      'leader',
      'auditor',
      'admin',
    ])
    const own = `lead_id = (SELECT person_id FROM accounts WHERE role = 'executor')`
    const has = (condition: string) => number(`SELECT count(*) FROM tasks WHERE ${own} AND ${condition}`)
    for (const condition of [
      `${pending} AND due_day < '${today}'`,
      `${pending} AND due_day = '${dueNext}'`,
      `${pending} AND due_day > '${dueNext}'`,
      'reported_on IS NOT NULL',
      'extensions > 0 AND due_day > first_due_day',
      'granted_until > due_day',
      'executed_on IS NOT NULL AND removed_on IS NULL',
      `term LIKE '%permanent%'`,
      `term LIKE '%periodic%'`,
      `id IN (SELECT task_id FROM task_facts WHERE kind = 'returned')`,
    ])
      expect(await has(condition), condition).toBeGreaterThanOrEqual(1)
  })

  it('shows letters in every state, and a reply by mail that waits', async () => {
    const letters = await context.db.read
      .selectFrom('outbox as o')
      .innerJoin('outbox_events as e', (join) =>
        join.onRef('e.outbox_id', '=', 'o.id').onRef('e.seq', '=', 'o.seq'),
      )
      .leftJoin('letter_papers as p', 'p.outbox_id', 'o.id')
      .leftJoin('letters as l', 'l.id', 'o.letter_id')
      .select(['o.kind', 'o.day', 'o.state', 'o.ready_at', 'e.at', 'e.words', 'p.message_id', 'l.number'])
      .execute()
    const inState = (state: string) => letters.filter((letter) => letter.state === state)
    const official = letters.filter(({ kind, message_id }) => kind !== 'test' && message_id)
    expect(official.every(({ number }) => number !== null)).toBe(true)
    for (const { day, message_id } of inState('planned')) expect([day, message_id]).toEqual([dueNext, null])
    for (const { day, words } of inState('accepted'))
      expect([day < today, words]).toEqual([true, expect.stringMatching(/^250 /)])
    for (const { words, number } of inState('rejected'))
      expect([words, number]).toEqual([expect.stringMatching(/^550 /), expect.any(Number)])
    for (const { words, ready_at, at } of inState('deferred'))
      expect([words, ready_at > at]).toEqual([expect.stringMatching(/^452 /), true])
    for (const { words, message_id } of inState('withheld'))
      expect([words, message_id]).toEqual([expect.stringMatching(/^Нагадувати вже немає про що/), null])
    for (const [state, least] of [
      ['planned', 3],
      ['accepted', 20],
      ['rejected', 1],
      ['deferred', 1],
      ['unknown', 1],
      ['withheld', 1],
    ] as const)
      expect(inState(state).length, state).toBeGreaterThanOrEqual(least)
    expect(letters.filter(({ kind }) => kind === 'test')).toMatchObject([{ state: 'accepted', number: null }])
    expect(await repliesWaiting(context.db)).toMatchObject([
      { letter_number: expect.any(Number), task_id: expect.any(String) },
    ])
  })

  it('has signed its last half-year, and told apart what was entered later', async () => {
    const signed = await findSignedReports(context.db)
    expect(signed.map(({ report, errata }) => [report, errata])).toEqual([
      ['departments', 1],
      ['half-year', 0],
    ])
    for (const { id } of signed)
      expect(await replaySigned(context, id)).toMatchObject({ value: { matches: true } })
    const [sheet] = await errataOf(context.db, signed[0]!.id)
    expect(sheet!.causes).toMatchObject([{ what: 'executed' }])
    const total = (figure: string) => sheet!.lines.find(({ key }) => key === `departments/total/${figure}`)
    const [inTime, overdue] = [total('executedInTime')!, total('overdue')!]
    expect([Number(inTime.is) - Number(inTime.was), Number(overdue.is) - Number(overdue.was)]).toEqual([
      1, -1,
    ])
  })

  it('warns of what is likely to be late, and was mostly right before', async () => {
    const warnings = must(await earlyWarnings(context, registerItself, {}))
    const { warned, unforeseen, ahead, alerted, hitRate, base } = warnings.total
    expect(warned).toBeGreaterThanOrEqual(1)
    expect(unforeseen).toBeGreaterThanOrEqual(1)
    expect(ahead).toBeGreaterThan(warned + unforeseen)
    expect(alerted).toBeGreaterThanOrEqual(5)
    expect(hitRate).toBeGreaterThan(base!)
    expect(hitRate).toBeLessThan(100)
  })

  it('is founded once: a second time is refused', async () => {
    expect(await seedDemo(context)).toEqual({ ok: false, refusals: [{ code: 'register-not-empty' }] })
  })
})
