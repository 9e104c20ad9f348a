import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addMinutes } from '../../src/kernel/day.ts'
import { sendLetters } from '../../src/letters/outbox/send-letters.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { must } from '../support/outcome.ts'
import { type SmtpListener, smtpListener } from '../support/smtp-listener.ts'
import { testClock } from '../support/test-clock.ts'
import { buildSender, endOf, plannedRegister, start, startSender } from './sender-program.ts'

const folder = mkdtempSync(join(tmpdir(), 'vykonano-steps-'))
let listener: SmtpListener

beforeAll(async () => {
  await buildSender()
  listener = await smtpListener()
  await plannedRegister(join(folder, 'planned'), 1)
})
afterAll(async () => {
  await listener.stop()
  rmSync(folder, { recursive: true, force: true })
})

it.each([
  // Before anything was said to the server: sent by the next as if nothing had been.
  { step: 'before claimed', copies: 1, unknown: false },
  { step: 'after claimed', copies: 1, unknown: false },
  { step: 'after finalized', copies: 1, unknown: false },
  // From here on the register does not know what the server has; it says so, whatever the server has.
  { step: 'after handing', copies: 1, unknown: true },
  { step: 'CONNECT', copies: 1, unknown: true },
  { step: 'MAIL', copies: 1, unknown: true },
  { step: 'RCPT', copies: 1, unknown: true },
  { step: 'BODY', copies: 1, unknown: true },
  { step: 'TAKEN', copies: 2, unknown: true },
  { step: 'answered', copies: 2, unknown: true },
  { step: 'before accepted', copies: 2, unknown: true },
  { step: 'after accepted', copies: 1, unknown: false },
] as const)(
  'a sender killed at one step of a delivery: $step',
  async ({ step, copies, unknown }) => {
    const data = join(folder, step.replace(' ', '-'))
    cpSync(join(folder, 'planned'), data, { recursive: true })
    const before = listener.accepted().length
    const verb = (['CONNECT', 'MAIL', 'RCPT', 'BODY', 'TAKEN'] as const).find((known) => known === step)
    if (verb) await listener.fail({ fault: 'hold', verb, times: 1 })
    const held = listener.fired()[`hold ${verb}`] ?? 0
    const sender = startSender(data, listener.url.replace('timeout=800', 'timeout=60000'), 0, step)
    const ended = endOf(sender)
    if (verb) {
      await expect.poll(() => listener.fired()[`hold ${verb}`], { timeout: 40_000 }).toBe(held + 1)
      sender.kill('SIGKILL')
    }
    expect(await ended).toBe('SIGKILL')
    await listener.fail()

    const clock = testClock(start)
    const context = await openRegister(data, clock, {
      smtpUrl: listener.url,
      publicUrl: 'http://localhost:3000',
    })
    for (const minutes of [5, 20, 25]) {
      clock.moveTo(addMinutes(start, minutes))
      must(await sendLetters(context))
    }
    const letters = await context.db.read.selectFrom('outbox').select('state').execute()
    const way = await context.db.read.selectFrom('outbox_events').select('state').orderBy('seq').execute()
    await context.db.close()
    const taken = listener.accepted().slice(before)
    expect(letters).toEqual([{ state: 'accepted' }])
    expect(way.some(({ state }) => state === 'unknown')).toBe(unknown)
    expect(taken.length).toBe(copies)
    expect(new Set(taken.map(({ raw }) => raw)).size).toBe(1)
  },
  60_000,
)
