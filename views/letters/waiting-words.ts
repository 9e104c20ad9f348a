import type { WaitingKind } from '../../src/letters/letter-kind.ts'

/** Kinds of letters that may wait for a person, as people call them. */
export const waitingWords: Record<WaitingKind, string> = {
  reminder: 'листи-нагадування',
  digest: 'тижневі переліки',
  sheet: 'місячні аркуші',
}
