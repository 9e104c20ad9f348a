import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { newId } from '../../kernel/id.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { finishOf } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'
import { meetingGoesOn } from '../meeting-goes-on.ts'
import { judgeQuestion, type QuestionDraft } from '../question.ts'

/** Proposes a question for the agenda in the name of the person's department. Refused once the protocol is registered. */
export async function proposeQuestion(
  context: TasksContext,
  actor: Actor,
  {
    agendaId,
    question: draft,
    also = () => [],
  }: { agendaId: string; question: QuestionDraft; also?: Alongside<string> },
): Promise<Result<string>> {
  if (!may(actor, 'see-register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const agenda = await findAgenda(db, agendaId)
  if (!agenda) return reject({ code: 'not-found' })
  // Those who keep the protocol may still bring a question in while the meeting is going on.
  if (agenda.documentId && !may(actor, 'register')) return reject({ code: 'agenda-closed' })
  if (finishOf(agenda)) return reject({ code: 'meeting-finished' })
  const refusals = judgeQuestion(draft, (field) => field)
  if (refusals.length > 0) return reject(...refusals)
  const id = newId()
  const row = {
    id,
    agenda_id: agendaId,
    position: (agenda.items.at(-1)?.position ?? 0) + 1,
    title: draft.title.trim(),
    speaker: draft.speaker?.trim() || null,
    proposed_by: actor.departmentId,
    decision: null,
    decided_at: null,
    decided_by: null,
    question: null,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(
    db,
    [
      guard('agenda-as-read', 'SELECT document_id IS ? FROM agendas WHERE id = ?', [
        agenda.documentId,
        agendaId,
      ]),
      meetingGoesOn({ agenda: agendaId }),
      insertRows('agenda_items', [row]),
      ...also(id),
    ],
    id,
  )
}
