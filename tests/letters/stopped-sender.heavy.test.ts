import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Instant } from '../../src/kernel/day.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { startProgram } from '../support/program.ts'
import { smtpListener } from '../support/smtp-listener.ts'
import { plannedRegister } from './sender-program.ts'

const LETTERS = 60

it('«letters send» that is told to stop finishes what it hands over and lets go of the rest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-stopped-'))
  const listener = await smtpListener()
  try {
    await plannedRegister(folder, LETTERS, '2026-11-18T07:00:00.000Z' as Instant)
    await listener.fail({ fault: 'slow', ms: 60, times: 1_000_000 })
    const send = () =>
      startProgram('vykonano.js', { VYKONANO_DATA: folder, SMTP_URL: listener.url }, [
        'letters',
        'send',
        '--json',
      ])
    const stopped = send()
    await expect.poll(() => listener.accepted().length, { timeout: 20_000, interval: 10 }).toBeGreaterThan(3)
    stopped.signal('SIGTERM')
    const { code, output } = await stopped.ended
    expect(code).toBe(0)
    const first = JSON.parse(output) as { sent: number; unknown: number }
    expect(first.unknown).toBe(0)
    expect(first.sent).toBe(listener.accepted().length)
    expect(first.sent).toBeLessThan(LETTERS)
    const left = new Set((await states(folder)).filter((state) => state !== 'accepted'))
    expect([...left].filter((state) => state !== 'planned' && state !== 'deferred')).toEqual([])
    expect(left.size).toBeGreaterThan(0)

    await listener.fail()
    // Four senders at once, each a process of its own, finish it.
    const senders = await Promise.all([send(), send(), send(), send()].map(({ ended }) => ended))
    expect(senders.map((sender) => sender.code)).toEqual([0, 0, 0, 0])
    expect(new Set(await states(folder))).toEqual(new Set(['accepted']))
    const ids = listener.accepted().map(({ messageId }) => messageId)
    expect([ids.length, new Set(ids).size]).toEqual([LETTERS, LETTERS])
  } finally {
    await listener.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 60_000)

async function states(folder: string): Promise<string[]> {
  const context = await openRegister(folder)
  const letters = await context.db.read.selectFrom('outbox').select('state').execute()
  await context.db.close()
  return letters.map(({ state }) => state)
}
