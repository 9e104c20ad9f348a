import { type Day, dayOf, type Instant } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { answerKeyMade } from './answer-key.ts'
import { answerLinkPath, answerToken } from './answer-link.ts'

/**
 * Answers the address by which an item of a letter is answered; `datedAt` is the hour the finalized letter bears, `base` the address
 * people type. The key is made with the first letter.
 */
export async function answerLinks(
  context: LettersContext,
  base: string,
): Promise<(itemId: string, datedAt: Instant) => string> {
  const key = await answerKeyMade(context.db)
  // A day's letters are many: the day of an hour is worked out once.
  const days = new Map<string, Day>()
  const dayAt = (instant: Instant) => {
    const hour = instant.slice(0, 13)
    const known = days.get(hour) ?? dayOf(instant)
    days.set(hour, known)
    return known
  }
  return (itemId, datedAt) => base + answerLinkPath(answerToken({ itemId, day: dayAt(datedAt) }, key))
}
