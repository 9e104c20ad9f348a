import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside, Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { done, map, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { finishOf } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'
import { addQuestion } from './add-question.ts'

/**
 * Takes a proposed question into the agenda or declines it. Until the protocol is registered the mind may be changed; taken after
 * that, the question is added to the protocol in the same commit.
 */
export async function decideQuestion(
  context: TasksContext,
  actor: Actor,
  {
    agendaId,
    itemId,
    decision,
    also = () => [],
  }: { agendaId: string; itemId: string; decision: 'accepted' | 'declined'; also?: Alongside<null> },
): Promise<Result<null>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const agenda = await findAgenda(db, agendaId)
  const item = agenda?.items.find(({ id }) => id === itemId)
  if (!agenda || !item) return reject({ code: 'not-found' })
  if (finishOf(agenda)) return reject({ code: 'meeting-finished' })
  if (item.decision === decision) return done(null)
  if (item.question !== null) return reject({ code: 'agenda-closed' })
  const writes = (question: number | null): Write[] => [
    meetingGoesOn({ agenda: agendaId }),
    guard(
      'agenda-as-read',
      'SELECT a.document_id IS ? AND i.question IS NULL FROM agendas a JOIN agenda_items i ON i.agenda_id = a.id WHERE i.id = ?',
      [agenda.documentId, itemId],
    ),
    {
      sql: 'UPDATE agenda_items SET decision = ?, decided_at = ?, decided_by = ?, question = ? WHERE id = ?',
      parameters: [decision, clock.now(), actor.accountId, question, itemId],
    },
    { sql: 'UPDATE agendas SET version = version + 1 WHERE id = ?', parameters: [agendaId] },
    ...also(null),
  ]
  if (agenda.documentId && decision === 'accepted') {
    const added = await addQuestion(context, actor, {
      documentId: agenda.documentId,
      question: item,
      also: writes,
    })
    return map(added, () => null)
  }
  return commitAs(db, writes(null), null)
}
