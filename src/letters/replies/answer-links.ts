import { newSecret } from '../../access/secret.ts'
import { type Day, dayOf, type Instant } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'
import { ANSWER_KEY, answerKey } from './answer-key.ts'
import { answerLinkPath, answerToken } from './answer-link.ts'

/**
 * Answers the address by which an item of a letter is answered; `datedAt` is the hour the sealed letter bears, `base` the address
 * people type. The key is made with the first letter.
 */
export async function answerLinks(
  context: LettersContext,
  base: string,
): Promise<(itemId: string, datedAt: Instant) => string> {
  const key = (await answerKey(context.db)) ?? (await makeKey(context))
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

// Whoever makes it at the same moment takes the one that was first.
async function makeKey({ db }: LettersContext): Promise<string> {
  await db.commit([
    db.read
      .insertInto('settings')
      .values({ name: ANSWER_KEY, value: newSecret() })
      .onConflict((row) => row.doNothing()),
  ])
  return (await answerKey(db))!
}
