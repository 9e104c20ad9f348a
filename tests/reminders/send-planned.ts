/* One sender in a process of its own: the register of a folder, a mail server, and a clock so many minutes ahead. */

import type { Instant } from '../../src/kernel/day.ts'
import { addMinutes, dayOf } from '../../src/kernel/day.ts'
import { openOffice } from '../../src/open-office.ts'
import { sendLetters } from '../../src/reminders/actions/send-letters.ts'

const [folder, smtpUrl, now, minutes] = process.argv.slice(2) as [string, string, Instant, string]
const at = addMinutes(now, Number(minutes))
const clock = { now: () => at, today: () => dayOf(at) }
const office = await openOffice(folder, clock, { smtpUrl, publicUrl: 'http://localhost:3000' })
process.send?.('begun')
const outcome = await sendLetters(office)
if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
await office.db.close()
