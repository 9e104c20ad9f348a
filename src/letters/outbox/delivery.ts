import { addMinutes, type Instant } from '../../kernel/day.ts'
import type { DeliveryState } from '../letter-kind.ts'
import type { Delivery } from './mailer.ts'

export type { DeliveryState, LetterKind } from '../letter-kind.ts'

/** One event in the delivery of a letter. */
export interface DeliveryEvent {
  state: DeliveryState
  words: string | null
  /** from when a sender may claim it; in a final state the instant of the event */
  readyAt: Instant
}

export interface Attempt {
  /** whether what is unknown may be sent once more by itself */
  again: boolean
  /** this one included */
  attempts: number
  /** when the letter was finalized, and so first tried */
  since: Instant
  now: Instant
  /** how often it has been unknown before */
  unknowns: number
  /** between 0 and 1: letters that failed together are not tried together again */
  jitter: number
}

/** How long a claim or an attempt may take before it counts as lost. */
export const CLAIM_MINUTES = 15
const GIVE_UP_MINUTES = 48 * 60
const LONGEST_WAIT_MINUTES = 4 * 60

/**
 * The events after an attempt. 4xx waits, twice as long each time and 48 hours at most; 5xx waits for a person. A letter of unknown
 * fate is sent once more with the same Message-ID where a second copy does no harm; otherwise it waits for a person.
 */
export function afterAttempt(delivery: Delivery, attempt: Attempt): DeliveryEvent[] {
  const { now } = attempt
  const { outcome, words } = delivery
  switch (outcome) {
    case 'accepted':
    case 'rejected':
      return [{ state: outcome, words, readyAt: now }]
    case 'deferred':
    case 'unreachable':
      return [deferred(words, attempt)]
    case 'unknown':
      return unknown(words, attempt)
    default:
      return outcome satisfies never
  }
}

/** The events after a sender was lost during the handover: the server may have the letter or not. */
export function afterLoss(attempt: Attempt): DeliveryEvent[] {
  return unknown('Відправник зник під час передавання.', attempt)
}

function unknown(words: string, { now, unknowns, again }: Attempt): DeliveryEvent[] {
  const event: DeliveryEvent = { state: 'unknown', words, readyAt: now }
  const resent = 'Надсилається ще раз із тим самим Message-ID.'
  return unknowns === 0 && again
    ? [event, { state: 'deferred', words: resent, readyAt: addMinutes(now, 1) }]
    : [event]
}

function deferred(words: string, { attempts, since, now, jitter }: Attempt): DeliveryEvent {
  const wait = Math.min(2 ** (attempts - 1), LONGEST_WAIT_MINUTES) * (0.8 + 0.4 * jitter)
  const readyAt = addMinutes(now, Math.max(1, Math.round(wait)))
  return readyAt > addMinutes(since, GIVE_UP_MINUTES)
    ? { state: 'rejected', words: `48 годин без успіху. Останнє: ${words}`, readyAt: now }
    : { state: 'deferred', words, readyAt }
}
