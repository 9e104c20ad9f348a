import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { LettersContext } from '../context.ts'
import { claimLetters } from './claim-letters.ts'
import type { DeliveryRun, DeliveryTotals } from './delivery-run.ts'
import { groupCommit } from './group-commit.ts'
import { handOver, type InFlight } from './hand-over.ts'
import { letterSender } from './letter-sender.ts'
import { MailWire } from './mail-wire.ts'

export interface DeliveryLimits {
  /** the last day whose letters may leave */
  by: Day
  /** aborted: handovers that have started are finished, the other letters are released */
  signal?: AbortSignal
}

/**
 * Sends the planned letters: claims a batch, finalizes it by the state of the tasks now, hands each letter over and records what the
 * server answered. Several senders may do this at once; each letter belongs to one of them.
 */
export async function deliverLetters(
  context: LettersContext,
  { by, signal }: DeliveryLimits,
): Promise<DeliveryTotals> {
  const totals: DeliveryTotals = { sent: 0, unknown: 0, rejected: 0, deferred: 0, withheld: 0 }
  if (!context.mail) return totals
  const wire = new MailWire(context.mail, signal)
  const sender = await letterSender(context)
  const run = { context, sender, wire, totals, name: newId(), commit: groupCommit(context.db) }
  const inFlight: InFlight = { deliveries: new Set() }
  try {
    await sendBatches(run, inFlight, by).finally(() => Promise.all(inFlight.deliveries))
    if (inFlight.fault) throw inFlight.fault
  } finally {
    wire.close()
  }
  return totals
}

async function sendBatches(run: DeliveryRun, inFlight: InFlight, by: Day): Promise<void> {
  const { wire } = run
  let batch = await claimLetters(run, by)
  while (batch) {
    // The next batch is finalized while this one is on the wire, once the server is known to answer.
    const ahead = wire.answers && !wire.stopped ? claimLetters(run, by) : undefined
    const [, next] = await Promise.all([handOver(run, inFlight, batch), ahead])
    batch = next !== undefined ? next : (await wire.opens()) ? await claimLetters(run, by) : null
  }
}
