import { isFirst } from '../../db/commit-as.ts'
import { addMinutes } from '../../kernel/day.ts'
import { afterAttempt, CLAIM_MINUTES, type DeliveryEvent } from './delivery.ts'
import { attemptOf, type ClaimedLetter, type DeliveryRun, recordEvents } from './delivery-run.ts'
import type { Delivery } from './mailer.ts'
import type { Outgoing } from './store.ts'

/** Letters on their way to the server, and the first fault that stopped one. */
export interface InFlight {
  deliveries: Set<Promise<void>>
  fault?: unknown
}

/**
 * Starts to hand the letters over and waits for none of them, so that a letter of which the server says nothing delays no other.
 * Letters that were not started when the run has to stop are released.
 */
export async function handOver(run: DeliveryRun, inFlight: InFlight, letters: readonly ClaimedLetter[]) {
  const queue = [...letters]
  while (queue.length > 0 && (await run.wire.take())) {
    const delivery = deliver(run, queue.shift()!)
      .catch((error: unknown) => {
        inFlight.fault ??= error
        run.wire.giveUp()
      })
      .finally(() => inFlight.deliveries.delete(delivery))
    inFlight.deliveries.add(delivery)
  }
  await Promise.all(queue.map(({ outgoing }) => release(run, outgoing)))
}

async function deliver(run: DeliveryRun, claimed: ClaimedLetter): Promise<void> {
  const started = await startAttempt(run, claimed).catch((error: unknown) => {
    run.wire.leave()
    throw error
  })
  // The letter waited so long that another sender has taken it.
  if (!started) return run.wire.leave()
  const delivery = await run.wire.send(run.sender.messageOf(started.outgoing.id, started.letter))
  if (delivery) await recordAttempt(run, started, delivery)
  else await release(run, started.outgoing)
}

// Recorded before the first byte leaves: from here on a lost sender makes the letter «unknown».
async function startAttempt(
  run: DeliveryRun,
  { outgoing, letter }: ClaimedLetter,
): Promise<ClaimedLetter | undefined> {
  const now = run.context.clock.now()
  const event: DeliveryEvent = { state: 'handing', words: null, readyAt: addMinutes(now, CLAIM_MINUTES) }
  const change = { letter: outgoing, events: [event], at: now, claimedBy: run.name, attempt: true }
  if (!(await isFirst(run.commit({ changes: [change] })))) return undefined
  return { outgoing: { ...outgoing, seq: outgoing.seq + 1, attempts: outgoing.attempts + 1 }, letter }
}

async function recordAttempt(
  run: DeliveryRun,
  { outgoing, letter }: ClaimedLetter,
  delivery: Delivery,
): Promise<void> {
  const events = afterAttempt(delivery, attemptOf(run, outgoing, run.context.clock.now(), letter))
  count(run, delivery, events)
  // Another sender or a person may have changed the letter since: their word stays.
  await isFirst(recordEvents(run, outgoing, events))
}

function count({ totals }: DeliveryRun, delivery: Delivery, events: readonly DeliveryEvent[]): void {
  if (delivery.outcome === 'accepted') totals.sent++
  else if (delivery.outcome === 'unknown') totals.unknown++
  else if (events.at(-1)!.state === 'rejected') totals.rejected++
  else totals.deferred++
}

// Back to the outbox: no byte of the letter has left.
async function release(run: DeliveryRun, outgoing: Outgoing): Promise<void> {
  const words = 'Відправник зупинився до передавання.'
  const event: DeliveryEvent = { state: 'deferred', words, readyAt: run.context.clock.now() }
  await isFirst(recordEvents(run, outgoing, [event]))
}
