import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { longestText } from '../../journals/document.ts'
import { isMeeting } from '../../journals/kind.ts'
import { findDocument } from '../../journals/store.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { findSpeeches } from '../agenda-store.ts'

/** Who spoke on one question of a protocol, as written down. */
export interface SpeechDraft {
  /** the number of the question */
  question: number
  spoken: string
  /** the version that was read; without it the current text is replaced */
  version?: number
}

/**
 * Writes down who spoke on questions of a protocol, all in one commit; what did not change is not written again. Like the head of
 * the protocol these words may be put right after the meeting is finished.
 */
export async function saveSpeeches(
  context: TasksContext,
  actor: Actor,
  {
    documentId,
    speeches: drafts,
    also = () => [],
  }: { documentId: string; speeches: readonly SpeechDraft[]; also?: Alongside<null> },
): Promise<Result<null>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const document = await findDocument(db, documentId)
  if (!document || !isMeeting(document.kind)) return reject({ code: 'not-found' })
  if (document.annulled_on) return reject({ code: 'document-annulled' })
  const current = await findSpeeches(db, documentId)
  const refusals = drafts.flatMap(({ question, spoken }): Refusal[] => {
    const field = `speeches[${question}][spoken]`
    if (!current.has(question)) return [{ code: 'no-question', field }]
    return spoken.length > longestText ? [{ code: 'too-long', field, facts: { most: longestText } }] : []
  })
  if (refusals.length > 0) return reject(...refusals)
  const changed = drafts
    .map((draft) => ({ ...draft, spoken: draft.spoken.trim(), now: current.get(draft.question)! }))
    .filter(({ spoken, now }) => spoken !== now.spoken)
  if (changed.some(({ version, now }) => version !== undefined && version !== now.version))
    return reject({ code: 'conflict' })
  const rows = changed.map(({ spoken, now }) => ({
    question_id: now.questionId,
    version: now.version + 1,
    spoken,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }))
  return commitAs(
    db,
    [...(rows.length > 0 ? [insertRows('question_speeches', rows)] : []), ...also(null)],
    null,
  )
}
