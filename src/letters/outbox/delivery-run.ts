import type { Instant } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import type { Attempt, DeliveryEvent } from './delivery.ts'
import type { FinalizedLetter } from './finalized.ts'
import type { CommitPart } from './group-commit.ts'
import type { LetterSender } from './letter-sender.ts'
import type { MailWire } from './mail-wire.ts'
import type { Outgoing } from './store.ts'

export interface DeliveryTotals {
  sent: number
  unknown: number
  rejected: number
  deferred: number
  withheld: number
}

/** What one run of delivery works with. */
export interface DeliveryRun {
  context: LettersContext
  sender: LetterSender
  wire: MailWire
  totals: DeliveryTotals
  /** the name under which this run claims letters */
  name: string
  commit: (part: CommitPart) => Promise<void>
}

/** A letter that this run has claimed and that is ready to be handed over. */
export interface ClaimedLetter {
  outgoing: Outgoing
  letter: FinalizedLetter
}

/** Adds events to a letter and commits them. */
export async function recordEvents(
  run: DeliveryRun,
  outgoing: Outgoing,
  events: readonly DeliveryEvent[],
): Promise<void> {
  await run.commit({ changes: [{ letter: outgoing, events, at: run.context.clock.now() }] })
}

/** What the rules of delivery need to know of an attempt. */
export function attemptOf(
  { sender }: DeliveryRun,
  outgoing: Outgoing,
  now: Instant,
  letter?: FinalizedLetter,
): Attempt {
  return {
    again: sender.sentAgain(outgoing.kind),
    attempts: outgoing.attempts,
    since: letter?.datedAt ?? outgoing.since ?? now,
    now,
    unknowns: outgoing.unknowns,
    jitter: Math.random(),
  }
}
