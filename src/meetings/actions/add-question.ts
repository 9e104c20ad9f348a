import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { type Alongside, CommitConflict } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { isMeeting } from '../../journals/kind.ts'
import { findDocument } from '../../journals/store.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { isFinished } from '../agenda-store.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'
import { judgeQuestion, type QuestionDraft } from '../question.ts'

/** Adds a question after the last one of a protocol, and answers its number. */
export async function addQuestion(
  office: TasksContext,
  actor: Actor,
  documentId: string,
  question: QuestionDraft,
  also: Alongside<number> = () => [],
): Promise<Outcome<number>> {
  if (!may(actor, 'register')) return refuse({ code: 'not-allowed' })
  const { db, clock } = office
  const document = await findDocument(db, documentId)
  if (!document || !isMeeting(document.kind)) return refuse({ code: 'not-found' })
  if (document.annulled_on) return refuse({ code: 'document-annulled' })
  if (await isFinished(db, documentId)) return refuse({ code: 'meeting-finished' })
  const title = question.title.trim()
  const speaker = question.speaker?.trim() || null
  const refusals = judgeQuestion(question, (name) => name)
  if (refusals.length > 0) return refuse(...refusals)

  const last = await db.read
    .selectFrom('meeting_questions')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  const position = (last?.position ?? 0) + 1
  try {
    await db.commit([
      guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [documentId]),
      meetingGoesOn({ protocol: documentId }),
      insertRows('meeting_questions', [
        { id: newId(), document_id: documentId, position, title, speaker, recorded_at: clock.now() },
      ]),
      ...also(position),
    ])
  } catch (error) {
    // Somebody added a question at this place in the same moment.
    if (error instanceof CommitConflict) return refuse({ code: 'conflict' })
    throw error
  }
  return done(position)
}
