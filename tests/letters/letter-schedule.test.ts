import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import type { InstanceMark } from '../../src/letters/context.ts'
import { sendLetters } from '../../src/letters/outbox/send-letters.ts'
import { confirmSending } from '../../src/letters/outbox/sending-pause.ts'
import { smtpMailer } from '../../src/letters/outbox/smtp-mailer.ts'
import { runLetterSchedule } from '../../src/letters/plan/letter-schedule.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'

let listener: SmtpListener
let context: TestContext
let cast: Cast
let already = 0

beforeAll(async () => {
  listener = await smtpListener()
})
afterAll(() => listener.stop())

beforeEach(async () => {
  context = {
    ...(await testContext({ clock: testClock('2026-11-02') })),
    mail: smtpMailer(listener.url),
    instance: markInMemory(),
  }
  cast = await withCast(context)
  already = listener.accepted().length
})

async function given(due: string, executor = 'Управління транспорту, Іваненко П. С.', times = 1) {
  const term = { kind: 'day' as const, day: day(due) }
  const tasks = Array.from({ length: times }, (_, place) =>
    point({ point: `${place + 1}`, placedOn: day('2026-11-02'), term, executors: [{ words: executor }] }),
  )
  const draft = decision({ registeredOn: day('2026-11-02'), tasks })
  must(await registerDocument(context, cast.olena.actor, draft))
}
/** Whom letters went to since the test began, leadership's monthly sheet left out. */
const went = () =>
  listener
    .accepted()
    .slice(already)
    .map(({ to }) => to[0])
    .filter((to) => to !== 'andrii@rada.example')
const at = async (instant: string) => {
  context.clock.moveTo(instant)
  await runLetterSchedule(context)
}

it('letters leave at the hour of a working day, once', async () => {
  await given('2026-11-25')
  await at('2026-11-25T05:30:00.000Z') // 07:30 in Kyiv
  expect(went()).toEqual([])
  await at('2026-11-25T06:05:00.000Z')
  expect(went()).toEqual(['petro@rada.example'])
  await at('2026-11-25T06:10:00.000Z')
  await at('2026-11-25T14:00:00.000Z')
  expect(went()).toEqual(['petro@rada.example'])
})

it('nothing leaves on a day off, and days missed are made good with the latest step', async () => {
  await given('2026-11-20')
  await at('2026-11-20T07:00:00.000Z')
  await at('2026-11-21T07:00:00.000Z')
  await at('2026-11-22T07:00:00.000Z')
  expect(went()).toEqual(['petro@rada.example'])
  // Down from Monday to Wednesday.
  await at('2026-11-26T07:00:00.000Z')
  expect(went()).toEqual(['petro@rada.example', 'petro@rada.example'])
})

it('a clock set back two hours sends nothing twice', async () => {
  await given('2026-11-25')
  await at('2026-11-25T07:00:00.000Z')
  await at('2026-11-25T05:00:00.000Z')
  await at('2026-11-25T06:30:00.000Z')
  await at('2026-11-25T07:30:00.000Z')
  expect(went()).toEqual(['petro@rada.example'])
})

it('a clock ten years ahead sends nothing until a person has looked', async () => {
  await given('2026-11-25')
  await at('2026-11-25T07:00:00.000Z')
  await at('2036-11-25T07:00:00.000Z')
  expect(went()).toEqual(['petro@rada.example'])
  expect(await sendLetters(context)).toMatchObject({ ok: false, refusals: [{ code: 'clock-leapt' }] })
  context.clock.moveTo('2026-11-26T07:00:00.000Z')
  await runLetterSchedule(context)
  expect(went().length).toBe(2)
  context.clock.moveTo('2036-11-25T07:00:00.000Z')
  await confirmSending(context)
  expect(await sendLetters(context)).toMatchObject({ ok: true })
})

it('far more letters than usual wait for a person, who may send them', async () => {
  await context.db.commit([
    context.db.read.insertInto('settings').values({ name: 'letters-most', value: '1' }),
  ])
  await given('2026-11-25')
  await given('2026-11-25', 'Департамент освіти, Шевчук М. А.')
  await at('2026-11-25T07:00:00.000Z')
  expect(went()).toEqual([])
  expect(await sendLetters(context)).toMatchObject({ ok: true, value: { unknown: 0, rejected: 0 } })
  expect(went().toSorted()).toEqual(['maria@rada.example', 'petro@rada.example'])
})

it('a copy of the register sends nothing until a person says that it is the one', async () => {
  await given('2026-11-25')
  await at('2026-11-24T07:00:00.000Z')
  const before = went().length
  context.instance = markInMemory()
  await at('2026-11-25T07:00:00.000Z')
  expect(went().length).toBe(before)
  expect(await sendLetters(context)).toMatchObject({ ok: false, refusals: [{ code: 'other-instance' }] })
  await confirmSending(context)
  await at('2026-11-25T07:05:00.000Z')
  expect(went().length).toBe(before + 1)
})

it.each([
  ['spring', '2026-03-28', '2026-03-30', 40],
  ['autumn', '2026-10-24', '2026-10-26', 42],
])('through the night of %s when clocks change each step is said once', async (_which, from, due, hours) => {
  context = {
    ...(await testContext({ clock: testClock(from) })),
    mail: smtpMailer(listener.url),
    instance: markInMemory(),
  }
  cast = await withCast(context)
  const term = { kind: 'day' as const, day: day(due) }
  const draft = decision({
    registeredOn: day(from),
    tasks: [point({ placedOn: day(from), term })],
  })
  const outcome = await registerDocument(context, cast.olena.actor, draft)
  expect(outcome.ok).toBe(true)
  const start = Date.parse(`${from}T18:00:00.000Z`)
  for (let half = 0; half < hours * 2; half++) await at(new Date(start + half * 30 * 60_000).toISOString())
  expect(went()).toEqual(['petro@rada.example'])
})

it('without a mail server letters are planned and wait', async () => {
  context.mail = null
  await given('2026-11-25')
  await at('2026-11-25T07:00:00.000Z')
  const rows = await context.db.read.selectFrom('outbox').select(['kind', 'state']).execute()
  expect(rows.filter(({ kind }) => kind === 'reminder')).toEqual([{ kind: 'reminder', state: 'planned' }])
})

function markInMemory(): InstanceMark {
  let mark: string | null = null
  return {
    read: async () => mark,
    async write(id) {
      mark = id
    },
  }
}
