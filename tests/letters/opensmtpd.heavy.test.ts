import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sendLetters } from '../../src/letters/outbox/send-letters.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import { openMailServer, opensmtpdIsHere } from '../support/opensmtpd.ts'
import { testClock } from '../support/test-clock.ts'
import { plannedRegister, start } from './sender-program.ts'

const LETTERS = 40

if (!opensmtpdIsHere) console.warn('OpenSMTPD skipped: not here (OPENSMTPD says where), or not root.')

it.skipIf(!opensmtpdIsHere)(
  'a real mail server delivers each letter once, as it was finalized',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vykonano-real-mail-'))
    const server = await openMailServer()
    try {
      await plannedRegister(folder, LETTERS)
      const context = await openRegister(folder, testClock(start), {
        smtpUrl: server.url,
        publicUrl: 'https://rada.example',
      })
      const senders = await Promise.all([sendLetters(context), sendLetters(context), sendLetters(context)])
      const sent = senders.reduce((sum, outcome) => sum + (outcome.ok ? outcome.value.sent : 0), 0)
      expect(sent).toBe(LETTERS)
      await expect.poll(() => server.delivered().length, { timeout: 20_000 }).toBe(LETTERS)

      const papers = await context.db.read.selectFrom('letter_papers').select('message_id').execute()
      await context.db.close()
      const header = (name: string) =>
        server.delivered().map((message) => new RegExp(`^${name}: *(.*)$`, 'im').exec(message)?.[1]?.trim())
      expect(header('Message-ID').toSorted()).toEqual(papers.map(({ message_id }) => message_id).toSorted())
      expect(new Set(header('To')).size).toBe(LETTERS)
      expect(new Set(header('Auto-Submitted'))).toEqual(new Set(['auto-generated']))
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  60_000,
)
