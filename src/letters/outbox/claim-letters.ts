import { commitIfFirst } from '../../db/commit-as.ts'
import { addMinutes, type Day } from '../../kernel/day.ts'
import { afterLoss, CLAIM_MINUTES, type DeliveryEvent } from './delivery.ts'
import { attemptOf, type ClaimedLetter, type DeliveryRun, recordEvents } from './delivery-run.ts'
import { finalizeLetters } from './finalize-letters.ts'
import { MOST_SILENT } from './mail-wire.ts'
import { type DeliveryChange, deliveryWrites, type Outgoing, readyLetters } from './store.ts'

/** Letters of one batch, once the server is known to answer. */
const BATCH = 500

/** Claims the next letters for this run and finalizes them; null where no letter is ready. */
export async function claimLetters(run: DeliveryRun, by: Day): Promise<ClaimedLetter[] | null> {
  const { db, clock } = run.context
  for (;;) {
    // Letters that this run could not send soon are left to other senders.
    const most = run.wire.answers ? BATCH : MOST_SILENT
    const ready = await readyLetters(db, { now: clock.now(), by, most })
    if (ready.length === 0) return null
    const claimed = await claim(run, ready)
    if (claimed) return finalizeClaimed(run, claimed)
  }
}

// Null where another sender was first. A letter whose sender was lost during the handover becomes «unknown».
async function claim(run: DeliveryRun, ready: readonly Outgoing[]): Promise<Outgoing[] | null> {
  const { db, clock } = run.context
  const now = clock.now()
  const event: DeliveryEvent = { state: 'claimed', words: null, readyAt: addMinutes(now, CLAIM_MINUTES) }
  const changes = ready.map(
    (letter): DeliveryChange =>
      letter.state === 'handing'
        ? { letter, events: afterLoss(attemptOf(run, letter, now)), at: now }
        : { letter, events: [event], at: now, claimedBy: run.name },
  )
  if (!(await commitIfFirst(db, deliveryWrites(changes)))) return null
  const free = ready.filter(({ state }) => state !== 'handing')
  run.totals.unknown += ready.length - free.length
  return free.map((letter) => ({ ...letter, seq: letter.seq + 1 }))
}

// Withdraws letters with no items, rejects letters with no address, and answers the others with their numbers.
async function finalizeClaimed(run: DeliveryRun, claimed: readonly Outgoing[]): Promise<ClaimedLetter[]> {
  const ids = claimed.map(({ id }) => id)
  let letters = await finalizeLetters(run.context, ids)
  const fresh = [...letters.values()].some((letter) => 'withheld' in letter || letter.writes.length > 0)
  if (fresh) {
    await writeFinalized(run, claimed, letters)
    letters = await finalizeLetters(run.context, ids)
  }
  const ready: ClaimedLetter[] = []
  for (const outgoing of claimed) {
    const letter = letters.get(outgoing.id)
    if (!letter || 'withheld' in letter) continue
    if (letter.mailbox) ready.push({ outgoing, letter })
    else await rejectWithoutAddress(run, outgoing)
  }
  return ready
}

// One commit a letter: these commits give the numbers.
async function writeFinalized(
  run: DeliveryRun,
  claimed: readonly Outgoing[],
  letters: Awaited<ReturnType<typeof finalizeLetters>>,
): Promise<void> {
  await Promise.all(
    claimed.map(async (outgoing) => {
      const letter = letters.get(outgoing.id)
      if (!letter) return
      const { writes } = letter
      if ('withheld' in letter) {
        const now = run.context.clock.now()
        const event: DeliveryEvent = { state: 'withheld', words: letter.withheld, readyAt: now }
        await run.commit({ writes, changes: [{ letter: outgoing, events: [event], at: now }] })
        run.totals.withheld++
      } else if (writes.length > 0) await run.commit({ writes })
    }),
  )
}

async function rejectWithoutAddress(run: DeliveryRun, outgoing: Outgoing): Promise<void> {
  const words = 'Немає адреси електронної пошти: надрукуйте лист і вручіть.'
  await recordEvents(run, outgoing, [{ state: 'rejected', words, readyAt: run.context.clock.now() }])
  run.totals.rejected++
}
