import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { referenceChanged } from '../../db/reference-changed.ts'
import { readSetting } from '../../db/settings.ts'
import { partDaysBefore } from '../../journals/reference.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { type WaitingKind, waitingKinds } from '../letter-kind.ts'
import { waitForPerson } from '../outbox/letter-sender.ts'
import { linkDays } from '../replies/answer-case.ts'
import { councilLadders } from './ladders.ts'
import { lettersHour, lettersMost } from './letters-rules.ts'
import { letterRuleChanger } from './rule-changes.ts'

/** The rules as a form writes them. */
export interface LetterRulesDraft {
  hour: string
  /** empty: derived from the busiest day */
  most: string
  linkDays: string
  partDays: string
  weeklyDigest: string
  monthlySheet: string
  waiting: readonly string[]
}

/** Keeps when letters leave and how many, what comes regularly, and which of them must not be doubled. */
export async function keepLetterRules(
  context: LettersContext,
  actor: Actor,
  draft: LetterRulesDraft,
): Promise<Result<void>> {
  if (!may(actor, 'keep-letters')) return reject({ code: 'not-allowed' })
  const { db } = context
  const change = await letterRuleChanger(context, actor)
  const refusals: Refusal[] = []
  const whole = (field: 'hour' | 'most' | 'linkDays' | 'partDays', least: number, most: number) => {
    const given = draft[field].trim()
    const value = /^\d{1,6}$/.test(given) ? Number(given) : -1
    if (value < least || value > most) refusals.push({ code: 'out-of-range', field, facts: { least, most } })
    return value
  }
  const hour = whole('hour', 6, 19)
  const most = draft.most.trim() === '' ? null : whole('most', 1, 100_000)
  const days = whole('linkDays', 1, 365)
  const partDays = whole('partDays', 0, 60)
  if (refusals.length > 0) return reject(...refusals)
  const kept = await readSetting(db, councilLadders)
  const regular = {
    weeklyDigest: draft.weeklyDigest === 'yes',
    monthlySheet: draft.monthlySheet === 'yes',
  }
  const waiting = draft.waiting.filter((kind): kind is WaitingKind =>
    waitingKinds.some((known) => known === kind),
  )
  return commitAs(
    db,
    [
      ...change(lettersHour, hour),
      ...change(lettersMost, most),
      ...change(linkDays, days),
      ...change(partDaysBefore, partDays),
      ...change(waitForPerson, waiting),
      ...change(councilLadders, { ...kept, ...regular }),
      referenceChanged,
    ],
    undefined,
  )
}
