import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import type { Write } from '../../db/database.ts'
import { referenceChanged } from '../../db/reference-changed.ts'
import { PART_DAYS } from '../../journals/reference.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { type WaitingKind, waitingKinds } from '../letter-kind.ts'
import { WAIT_FOR_PERSON } from '../outbox/letter-sender.ts'
import { ANSWER_LINK_DAYS } from '../replies/answer-case.ts'
import { keepLadders, readLadders } from './ladders.ts'
import { LETTERS_HOUR, LETTERS_MOST } from './letters-rules.ts'

/** The rules as a form writes them. */
export interface LetterRulesDraft {
  hour: string
  /** empty: told from the busiest day */
  most: string
  linkDays: string
  partDays: string
  weeklyDigest: string
  monthlySheet: string
  waiting: readonly string[]
}

/** Keeps when letters leave and how many, what comes regularly, and which of them must not be doubled. */
export async function keepLetterRules(
  { db }: LettersContext,
  actor: Actor,
  draft: LetterRulesDraft,
): Promise<Result<void>> {
  if (!may(actor, 'keep-letters')) return reject({ code: 'not-allowed' })
  const refusals: Refusal[] = []
  const whole = (field: 'hour' | 'most' | 'linkDays' | 'partDays', least: number, most: number) => {
    const given = draft[field].trim()
    const value = /^\d{1,6}$/.test(given) ? Number(given) : -1
    if (value < least || value > most) refusals.push({ code: 'out-of-range', field, facts: { least, most } })
    return String(value)
  }
  const rows: Record<string, string | null> = {
    [LETTERS_HOUR]: whole('hour', 6, 19),
    [LETTERS_MOST]: draft.most.trim() === '' ? null : whole('most', 1, 100_000),
    [ANSWER_LINK_DAYS]: whole('linkDays', 1, 365),
    [PART_DAYS]: whole('partDays', 0, 60),
    [WAIT_FOR_PERSON]: JSON.stringify(
      draft.waiting.filter((kind): kind is WaitingKind => waitingKinds.some((known) => known === kind)),
    ),
  }
  if (refusals.length > 0) return reject(...refusals)
  const ladders = await readLadders(db)
  const writes = Object.entries(rows).map(
    ([name, value]): Write =>
      value === null
        ? db.read.deleteFrom('settings').where('name', '=', name)
        : db.read
            .insertInto('settings')
            .values({ name, value })
            .onConflict((row) => row.column('name').doUpdateSet({ value })),
  )
  const regular = {
    weeklyDigest: draft.weeklyDigest === 'yes',
    monthlySheet: draft.monthlySheet === 'yes',
  }
  await db.commit([...writes, referenceChanged, keepLadders(db, { ...ladders, ...regular })])
  return done(undefined)
}
