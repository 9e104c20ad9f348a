/*
 * One sender in a process of its own: the register of a folder, a mail server, a clock so many minutes ahead, and perhaps a step
 * of the first delivery at which it dies as by a power cut.
 */

import type { Write } from '../../src/db/database.ts'
import { addMinutes, dayOf, type Instant } from '../../src/kernel/day.ts'
import { sendLetters } from '../../src/letters/outbox/send-letters.ts'
import { openRegister } from '../../src/server/node/open-register.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { must } from '../support/outcome.ts'

const [folder, smtpUrl, now, minutes, killAt] = process.argv.slice(2) as [
  string,
  string,
  Instant,
  string,
  string,
]
const at = addMinutes(now, Number(minutes))
const clock = { now: () => at, today: () => dayOf(at) }
const context = dyingAt(
  killAt,
  await openRegister(folder, clock, { smtpUrl, publicUrl: 'http://localhost:3000' }),
)
process.send?.('begun')
must(await sendLetters(context))
await context.db.close()

function dyingAt(step: string, alive: AppContext): AppContext {
  const reach = (reached: string) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL')
  }
  const commit = async (writes: Write[]) => {
    const mark = markOf(writes)
    reach(`before ${mark}`)
    await alive.db.commit(writes)
    reach(`after ${mark}`)
  }
  const connect = () => {
    const connection = alive.mail!.connect()
    return {
      ...connection,
      async send(message: Parameters<typeof connection.send>[0]) {
        const delivery = await connection.send(message)
        reach('answered')
        return delivery
      },
    }
  }
  return { ...alive, db: { ...alive.db, commit }, mail: { connect } }
}

// What a commit says of letters: its place in their way, or that they are finalized.
function markOf(writes: readonly Write[]): string {
  for (const write of writes) {
    if (!('sql' in write)) continue
    if (write.sql.startsWith('INSERT INTO outbox_events'))
      return /"(claimed|handing|accepted)"/.exec(String(write.parameters[0]))?.[1] ?? 'other'
    if (write.sql.startsWith('INSERT INTO letter_papers')) return 'finalized'
  }
  return 'other'
}
