import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { isMeeting } from '../../journals/kind.ts'
import { findDocument } from '../../journals/store.ts'
import { newId } from '../../kernel/id.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { isFinished } from '../agenda-store.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'
import { judgeQuestion, type QuestionDraft } from '../question.ts'

/** Adds a question after the last one of a protocol, and answers its number. */
export async function addQuestion(
  context: TasksContext,
  actor: Actor,
  {
    documentId,
    question,
    also = () => [],
  }: { documentId: string; question: QuestionDraft; also?: Alongside<number> },
): Promise<Result<number>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const document = await findDocument(db, documentId)
  if (!document || !isMeeting(document.kind)) return reject({ code: 'not-found' })
  if (document.annulled_on) return reject({ code: 'document-annulled' })
  if (await isFinished(db, documentId)) return reject({ code: 'meeting-finished' })
  const title = question.title.trim()
  const speaker = question.speaker?.trim() || null
  const refusals = judgeQuestion(question, (name) => name)
  if (refusals.length > 0) return reject(...refusals)

  const last = await db.read
    .selectFrom('meeting_questions')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const position = (last?.position ?? 0) + 1
  // Another person added a question at this position at the same moment.
  return commitAs(
    db,
    [
      guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [documentId]),
      meetingGoesOn({ protocol: documentId }),
      insertRows('meeting_questions', [
        { id: newId(), document_id: documentId, position, title, speaker, recorded_at: clock.now() },
      ]),
      ...also(position),
    ],
    position,
  )
}
