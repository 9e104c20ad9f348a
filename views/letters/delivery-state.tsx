import { formatInstant, type Instant } from '../../src/kernel/day.ts'
import type { DeliveryState, LetterKind } from '../../src/letters/outbox/delivery.ts'
import { StateBadge, type StateKind } from '../parts/state-badge.tsx'

export const stateWords: Record<DeliveryState, string> = {
  planned: 'заплановано',
  claimed: 'у відправника',
  handing: 'передається',
  accepted: 'прийнято сервером',
  deferred: 'чекає на повтор',
  rejected: 'відхилено',
  unknown: 'невідомо, чи дійшов',
  withheld: 'не надіслано',
}

const looks: Record<DeliveryState, StateKind> = {
  planned: 'open',
  claimed: 'soon',
  handing: 'soon',
  accepted: 'done',
  deferred: 'extended',
  rejected: 'overdue',
  unknown: 'waiting',
  withheld: 'annulled',
}

export const letterKindWords: Record<LetterKind, string> = {
  reminder: 'лист-нагадування',
  digest: 'тижневий перелік',
  sheet: 'місячний аркуш',
  test: 'пробний лист',
}

/** Where a letter is: a word, a sign and a colour; when it is tried again. */
export function DeliveryBadge({ state, readyAt }: { state: DeliveryState; readyAt?: Instant }) {
  const again = state === 'deferred' && readyAt ? ` до ${formatInstant(readyAt)}` : ''
  return <StateBadge kind={looks[state]} label={`${stateWords[state]}${again}`} />
}
