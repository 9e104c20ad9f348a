import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { letterRuleChanger } from '../plan/rule-changes.ts'
import { type LetterheadSettings, letterheadSettings } from './letterhead.ts'

const LONGEST = 200
const MOST_DAYS = 30

/** The form of the letterhead, with the days as they were typed. */
export type LetterheadDraft = Omit<LetterheadSettings, 'answerDays'> & { answerDays: string }

/** Keeps in whose name letters leave. */
export async function saveLetterhead(
  context: LettersContext,
  actor: Actor,
  draft: LetterheadDraft,
): Promise<Result<void>> {
  if (!may(actor, 'keep-letters')) return reject({ code: 'not-allowed' })
  const change = await letterRuleChanger(context, actor)
  const refusals: Refusal[] = []
  for (const [field, value] of Object.entries(draft))
    if (value.length > LONGEST) refusals.push({ code: 'too-long', field, facts: { most: LONGEST } })
  const days = /^\d{1,2}$/.test(draft.answerDays.trim()) ? Number(draft.answerDays) : 0
  if (days < 1 || days > MOST_DAYS)
    refusals.push({
      code: 'not-a-term',
      field: 'answerDays',
      facts: { given: draft.answerDays.slice(0, 20), most: MOST_DAYS },
    })
  const host = draft.mailHost.trim().toLowerCase()
  if (host !== '' && !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/.test(host))
    refusals.push({ code: 'not-a-host', field: 'mailHost', facts: { given: host.slice(0, 80) } })
  if (refusals.length > 0) return reject(...refusals)
  const value: LetterheadSettings = {
    department: draft.department.trim(),
    signerPost: draft.signerPost.trim(),
    signerName: draft.signerName.trim(),
    writer: draft.writer.trim(),
    answerDays: days,
    mailHost: host,
  }
  return commitAs(context.db, change(letterheadSettings, value), undefined)
}
