import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { addMinutes, type Day, day } from '../../src/kernel/day.ts'
import { type DeliveryLimits, deliverLetters } from '../../src/letters/outbox/deliver.ts'
import { lettersNotices } from '../../src/letters/outbox/letters-notice.ts'
import { resolveLetter } from '../../src/letters/outbox/resolve-letter.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { countWaiting } from '../../src/letters/outbox/store.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { behindFigure } from '../../src/reports/figures/figures.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'

const today = '2026-11-25'

let listener: SmtpListener
let context: TestContext
let cast: Cast

beforeAll(async () => {
  listener = await smtpListener()
})
afterAll(() => listener.stop())

beforeEach(async () => {
  await listener.fail()
  context = { ...(await testContext({ clock: testClock(today) })), mail: smtpMailer(listener.url) }
  cast = await withCast(context)
})

/** Points for as many people, each with a letter of today. */
async function planned(...executors: string[]): Promise<void> {
  const term = { kind: 'day' as const, day: day(today) }
  const tasks = executors.map((words, place) =>
    point({ point: `${place + 1}`, placedOn: day(today), term, executors: [{ words }] }),
  )
  const draft = decision({ registeredOn: day(today), tasks })
  must(await registerDocument(context, cast.olena.actor, draft))
  must(await planLetters(context, cast.olena.actor, { from: day(today), to: day(today) }))
}

const petro = 'Управління транспорту, Іваненко П. С.'
const maria = 'Департамент освіти, Шевчук М. А.'
const ihor = 'Управління культури, Бондар І. О.'
const run = (wishes: Partial<DeliveryLimits> = {}) => deliverLetters(context, { by: today as Day, ...wishes })
const states = async () =>
  (await context.db.read.selectFrom('outbox').select(['state', 'kind']).execute())
    .filter(({ kind }) => kind === 'reminder')
    .map(({ state }) => state)
    .toSorted()
const wayOf = async () =>
  (
    await context.db.read
      .selectFrom('outbox_events as e')
      .innerJoin('outbox as o', 'o.id', 'e.outbox_id')
      .select('e.state')
      .where('o.kind', '=', 'reminder')
      .orderBy('e.outbox_id')
      .orderBy('e.seq')
      .execute()
  ).map(({ state }) => state)
const mine = () => {
  const addresses = new Set(['petro@rada.example', 'maria@rada.example', 'ihor@rada.example'])
  return listener.accepted().filter(({ to }) => addresses.has(to[0]!))
}

describe('a planned letter', () => {
  it('is handed over once, to one recipient, and every step of its way is kept', async () => {
    const before = mine().length
    await planned(petro)
    expect(await run()).toMatchObject({ unknown: 0, rejected: 0, deferred: 0 })
    const [letter, ...more] = mine().slice(before)
    expect([letter!.to, more]).toEqual([['petro@rada.example'], []])
    expect(letter!.raw).toMatch(/^Auto-Submitted: auto-generated$/im)
    expect(letter!.raw).toMatch(/^References: <document\./im)
    expect(letter!.raw).toMatch(/^X-Vykonano-Letter: /im)
    expect(await wayOf()).toEqual(['planned', 'claimed', 'handing', 'accepted'])
    await run()
    expect(mine().length).toBe(before + 1)
  })

  it('takes the next number, and none where its task is done by the time of sending', async () => {
    await planned(petro, maria)
    await context.db.commit([
      context.db.read
        .updateTable('tasks')
        .set({ reported_on: day(today) })
        .where('lead_id', '=', cast.maria.person.id),
    ])
    expect((await run()).withheld).toBe(1)
    const numbers = await context.db.read.selectFrom('letters').select('number').orderBy('number').execute()
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1))
    expect(await states()).toEqual(['accepted', 'withheld'])
  })

  it('to somebody without a mailbox goes to a person', async () => {
    await planned(petro)
    await context.db.commit([context.db.read.updateTable('people').set({ email: null })])
    await run()
    expect(await states()).toEqual(['rejected'])
  })

  it('waits for its day, and for a mail server', async () => {
    await planned(petro)
    expect((await run({ by: '2026-11-24' as Day })).sent).toBe(0)
    context.mail = null
    expect((await run()).sent).toBe(0)
    expect(await states()).toEqual(['planned'])
  })
})

describe('a refusal of the server', () => {
  it('takes the letter out of the count from when it is known, not before', async () => {
    await planned(petro)
    await listener.fail({ fault: 'refuse', verb: 'RCPT', code: 550, times: 20 })
    await run()
    const finalizedAt = context.clock.now()
    const counted = async (knownOn: typeof finalizedAt | null) => {
      const query = { period: { from: day(today), to: day(today) }, asOf: day('2026-11-26'), knownOn }
      return (await behindFigure(context.db, query, 'half-year/reminderLetters')).ids.length
    }
    expect(await counted(null)).toBe(0)
    const { outbox_id: id } = await context.db.read
      .selectFrom('letter_papers')
      .select('outbox_id')
      .executeTakeFirstOrThrow()
    context.clock.moveTo(addMinutes(finalizedAt, 60))
    expect((await resolveLetter(context, cast.olena.actor, { id, resolution: 'on-paper' })).ok).toBe(true)
    expect([await counted(null), await counted(finalizedAt)]).toEqual([1, 0])
  })

  it.each([
    ['MAIL', 451, 'deferred'],
    ['RCPT', 450, 'deferred'],
    ['BEFORE DATA', 451, 'deferred'],
    ['DATA', 452, 'deferred'],
    ['MAIL', 550, 'rejected'],
    ['RCPT', 550, 'rejected'],
    ['BEFORE DATA', 554, 'rejected'],
    ['DATA', 554, 'rejected'],
  ] as const)('%s %i is certain: %s', async (verb, code, state) => {
    await planned(petro)
    await listener.fail({ fault: 'refuse', verb, code, times: 20 })
    const fired = listener.fired()[`refuse ${verb}`] ?? 0
    const before = mine().length
    await run()
    expect(listener.fired()[`refuse ${verb}`]).toBeGreaterThan(fired)
    expect([await states(), mine().length]).toEqual([[state], before])
  })

  it.each([
    ['CONNECT', 421],
    ['CONNECT', 554],
    ['EHLO', 421],
    ['EHLO', 550],
    ['AUTH', 454],
    ['AUTH', 535],
  ] as const)(
    '%s %i says nothing of a letter: all wait, and the control department is told',
    async (verb, code) => {
      await planned(petro, maria)
      const url = new URL(listener.url)
      if (verb === 'AUTH') Object.assign(url, { username: 'register', password: 'wrong' })
      context.mail = smtpMailer(url.href)
      await listener.fail({ fault: 'refuse', verb, code, times: 1000 })
      const fired = listener.fired()[`refuse ${verb}`] ?? 0
      const before = mine().length
      await run()
      expect(listener.fired()[`refuse ${verb}`]).toBeGreaterThan(fired)
      expect([await states(), mine().length]).toEqual([['deferred', 'deferred'], before])
      expect(await lettersNotices(context)).toContainEqual({
        why: 'server-unreachable',
        words: expect.stringContaining(`${code}`),
      })
      await listener.fail()
      context.clock.moveTo(addMinutes(context.clock.now(), 10))
      await run()
      expect(await states()).toEqual(['accepted', 'accepted'])
      expect((await lettersNotices(context)).map(({ why }) => why)).not.toContain('server-unreachable')
    },
  )

  it('4xx waits and is tried again with the same bytes, 48 hours at most', async () => {
    await planned(petro)
    await listener.fail({ fault: 'refuse', verb: 'DATA', code: 451, times: 1 })
    const before = mine().length
    await run()
    expect((await run()).sent).toBe(0)
    context.clock.moveTo(addMinutes(context.clock.now(), 5))
    expect((await run()).sent).toBeGreaterThan(0)
    expect(mine().length).toBe(before + 1)

    await listener.fail({ fault: 'refuse', verb: 'MAIL', code: 421, times: 1000 })
    await planned(maria)
    for (let hours = 0; hours < 60; hours += 3) {
      await run()
      context.clock.moveTo(addMinutes(context.clock.now(), 180))
    }
    expect(await states()).toEqual(['accepted', 'rejected'])
  })
})

describe('a connection that breaks after the letter was taken', () => {
  it.each(['cut', 'hang'] as const)(
    '%s: unknown, sent once more under the same Message-ID',
    async (fault) => {
      await planned(petro)
      await listener.fail({ fault, times: 1 })
      const before = mine().length
      await run()
      context.clock.moveTo(addMinutes(context.clock.now(), 2))
      await run()
      const copies = mine().slice(before)
      expect(listener.fired()[fault]).toBeGreaterThan(0)
      // Whoever was in flight when the fault fired has two copies: the same in every byte.
      const ids = new Set(copies.map(({ messageId }) => messageId))
      expect(ids.size).toBe(1)
      expect(new Set(copies.map(({ raw }) => raw)).size).toBe(1)
      const way = await wayOf()
      if (copies.length === 2) expect(way).toContain('unknown')
      expect(way.at(-1)).toBe('accepted')
    },
  )

  it('a kind of letter that must not be doubled waits for a person', async () => {
    await planned(petro)
    await context.db.commit([
      context.db.read
        .insertInto('settings')
        .values({ name: 'letters-wait-for-person', value: '["reminder","digest","sheet"]' }),
    ])
    await listener.fail({ fault: 'cut', times: 50 })
    await run()
    context.clock.moveTo(addMinutes(context.clock.now(), 300))
    await run()
    expect(await states()).toEqual(['unknown'])
  })
})

it('four senders at once send each letter once', async () => {
  await planned(petro, maria, ihor)
  const before = mine().length
  await Promise.all([run(), run(), run(), run()])
  const sent = mine()
    .slice(before)
    .map(({ messageId }) => messageId)
  expect([sent.length, new Set(sent).size]).toEqual([3, 3])
  expect(await states()).toEqual(['accepted', 'accepted', 'accepted'])
})

it('a sender that vanished while handing over leaves the letter unknown, and it is sent once more', async () => {
  await planned(petro)
  const lost = {
    ...context,
    mail: { patience: 1, connect: () => ({ send: () => new Promise<never>(() => {}), close() {} }) },
  }
  const gone = new AbortController()
  void deliverLetters(lost, { by: today as Day, signal: gone.signal })
  await expect.poll(wayOf).toContain('handing')
  expect((await run()).sent).toBe(0)
  context.clock.moveTo(addMinutes(context.clock.now(), 20))
  await run()
  context.clock.moveTo(addMinutes(context.clock.now(), 2))
  await run()
  expect(await wayOf()).toEqual([
    'planned',
    'claimed',
    'handing',
    'unknown',
    'deferred',
    'claimed',
    'handing',
    'accepted',
  ])
})

it('a server that nobody reaches is not asked by every letter; they wait, and those not tried are not taken', async () => {
  await planned(petro, maria, ihor)
  context.mail = smtpMailer('smtp://127.0.0.1:1?timeout=300')
  const letters = await countWaiting(context.db, today as Day)
  expect(await run()).toMatchObject({ sent: 0, unknown: 0, rejected: 0, deferred: 3 })
  const all = await context.db.read.selectFrom('outbox').select('state').execute()
  const waiting = all.map(({ state }) => state).toSorted()
  expect(waiting).toEqual([...Array(3).fill('deferred'), ...Array(letters - 3).fill('planned')])
})
