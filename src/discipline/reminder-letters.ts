import { sql } from 'kysely'
import { countedBefore, type Question } from './question.ts'

/** Reminder letters sent in the period and before the as-of day. */
export function reminderLetters(question: Question) {
  const { period, knownOn } = question
  return sql`(SELECT id FROM letters WHERE sent_on >= ${period.from} AND sent_on < ${countedBefore(question)}
    ${knownOn ? sql`AND recorded_at <= ${knownOn}` : sql``})`
}
