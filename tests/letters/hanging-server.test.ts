import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addMinutes, type Day } from '../../src/kernel/day.ts'
import { deliverLetters } from '../../src/letters/outbox/deliver.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'
import { plannedRegister, start } from './sender-program.ts'

const LETTERS = 40
const TIMES = 1_000

let folder: string
let listener: SmtpListener
let context: AppContext
const clock = testClock(start)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vykonano-hanging-'))
  clock.moveTo(start)
  await plannedRegister(folder, LETTERS)
  listener = await smtpListener()
  context = await openRegister(folder, clock)
})

afterEach(async () => {
  await listener.stop()
  await context.db.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends by a server that may be silent for so long, in ms. */
const send = (silence: number) => {
  const url = new URL(listener.url)
  url.searchParams.set('timeout', `${silence}`)
  context.mail = smtpMailer(url.href)
  return deliverLetters(context, { by: '2026-11-25' as Day })
}
const states = async () => {
  const rows = await context.db.read.selectFrom('outbox').select('state').execute()
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ state }) => state)].map(([state, of]) => [state, of.length]),
  )
}
const everIn = async (state: 'claimed' | 'handing') =>
  new Set(
    (await context.db.read.selectFrom('outbox_events').selectAll().where('state', '=', state).execute()).map(
      ({ outbox_id }) => outbox_id,
    ),
  ).size

it('letters for six people of which the server says nothing hold six connections; the others have theirs meanwhile', async () => {
  // By the order in which they leave: three silent ones at the beginning would be the server's silence.
  const inOrder = await context.db.read
    .selectFrom('outbox')
    .innerJoin('people', 'people.id', 'outbox.recipient_id')
    .select('people.email')
    .orderBy('ready_at')
    .orderBy('outbox.id')
    .execute()
  const silent = [0, 1, 7, 19, 20, 21].map((place) => inOrder[place]!.email!)
  await listener.fail(...silent.map((to) => ({ fault: 'hang' as const, times: TIMES, to })))
  const sending = send(120_000)
  const others = () => listener.accepted().filter(({ to }) => !silent.includes(to[0]!))
  await expect.poll(() => others().length, { timeout: 50_000 }).toBe(LETTERS - silent.length)
  await expect.poll(states).toEqual({ accepted: LETTERS - silent.length, handing: silent.length })
  // The server goes away with what it was silent of: unknown, as ever.
  await listener.stop()
  expect(await sending).toMatchObject({ sent: LETTERS - silent.length, unknown: silent.length })
})

it('a server that says nothing of any letter is tried with three; the others are not even taken', async () => {
  await listener.fail({ fault: 'hang', times: TIMES })
  expect(await send(1_200)).toMatchObject({ sent: 0, unknown: 3 })
  expect([await everIn('handing'), await everIn('claimed')]).toEqual([3, 3])
  expect(await states()).toEqual({ planned: LETTERS - 3, deferred: 3 })
  expect(listener.accepted()).toHaveLength(3)

  await listener.fail()
  clock.moveTo(addMinutes(start, 2))
  expect(await send(120_000)).toMatchObject({ sent: LETTERS, unknown: 0 })
  const ids = listener.accepted().map(({ messageId }) => messageId)
  expect([ids.length, new Set(ids).size]).toEqual([LETTERS + 3, LETTERS])
})

it('a server that takes long over every letter is slow, not silent: all of them arrive', async () => {
  await listener.fail({ fault: 'slow', ms: 500, times: TIMES })
  // So long may it be silent that others pass by after a hundred milliseconds.
  context.mail = { ...smtpMailer(listener.url.replace('800', '60000')), patience: 100 }
  expect(await deliverLetters(context, { by: '2026-11-25' as Day })).toMatchObject({
    sent: LETTERS,
    unknown: 0,
  })
  expect(listener.accepted()).toHaveLength(LETTERS)
})
