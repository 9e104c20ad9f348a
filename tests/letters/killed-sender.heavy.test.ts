import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMinutes } from '../../src/kernel/day.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'
import { buildSender, endOf, plannedRegister, start, startSender } from './sender-program.ts'

const LETTERS = 200
// At each of five places in its work three times; every step of one delivery is in `killed-at-step`.
const KILLS = 15

let listener: SmtpListener
const folder = mkdtempSync(join(tmpdir(), 'vykonano-sender-'))

beforeAll(async () => {
  await buildSender()
  listener = await smtpListener()
  await plannedRegister(folder, LETTERS)
})

afterAll(async () => {
  await listener.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A sender that is killed so many letters after it began; or lives to its end. */
function sender(minutes: number, killAfter: number | null): Promise<string> {
  const child = startSender(folder, listener.url, minutes)
  const before = listener.accepted().length
  const watch =
    killAfter === null
      ? undefined
      : setInterval(() => {
          if (listener.accepted().length - before >= killAfter) child.kill('SIGKILL')
        }, 1)
  return endOf(child).finally(() => clearInterval(watch))
}

it(`a sender killed ${KILLS} times skips nobody, and whoever has two copies was unknown in between`, async () => {
  await listener.fail({ fault: 'slow', ms: 4, times: 1_000_000 })
  let killed = 0
  for (let turn = 0; turn < KILLS; turn++) {
    // Each time somewhere else in its work: among the first letters, in the middle of a batch.
    const end = await sender(turn * 20, turn % 5)
    if (end === 'SIGKILL') killed++
  }
  expect(killed).toBe(KILLS)
  await listener.fail()
  for (let more = 0; more < 4; more++) expect(await sender((KILLS + more) * 20, null)).toBe('0')

  const context = await openRegister(folder, testClock(addMinutes(start, 6000)))
  const letters = await context.db.read
    .selectFrom('outbox')
    .innerJoin('letter_papers', 'letter_papers.outbox_id', 'outbox.id')
    .select(['outbox.id', 'outbox.state', 'letter_papers.message_id'])
    .execute()
  const unknown = new Set(
    (
      await context.db.read
        .selectFrom('outbox_events')
        .select('outbox_id')
        .where('state', '=', 'unknown')
        .execute()
    ).map((row) => row.outbox_id),
  )
  const numbers = await context.db.read.selectFrom('letters').select('number').orderBy('number').execute()
  await context.db.close()

  const copies = Map.groupBy(listener.accepted(), ({ messageId }) => messageId)
  // Nobody is skipped: what was unknown twice waits for a person, and the server has it or a person is asked.
  expect(letters.length).toBe(LETTERS)
  for (const { id, state, message_id } of letters) {
    const taken = copies.get(message_id) ?? []
    expect(['accepted', 'unknown'], id).toContain(state)
    if (state === 'accepted') expect(taken.length, id).toBeGreaterThan(0)
    if (taken.length > 1) {
      expect(unknown.has(id), `${id} came ${taken.length} times`).toBe(true)
      expect(new Set(taken.map(({ raw }) => raw)).size).toBe(1)
    }
  }
  expect(copies.size).toBeLessThanOrEqual(LETTERS)
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, place) => place + 1))
  expect(unknown.size, 'the fault has fired').toBeGreaterThan(0)
}, 300_000)
