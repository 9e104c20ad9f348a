import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { longestText } from '../../journals/document.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { finishOf } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'

/** Takes a finished meeting up again, because something was forgotten; the reason stays beside it. */
export async function reopenMeeting(
  context: TasksContext,
  actor: Actor,
  { agendaId, reason, also = () => [] }: { agendaId: string; reason: string; also?: Alongside<null> },
): Promise<Result<null>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const agenda = await findAgenda(db, agendaId)
  if (!agenda) return reject({ code: 'not-found' })
  if (!finishOf(agenda)) return reject({ code: 'meeting-goes-on' })
  if (reason.trim() === '') return reject({ code: 'required', field: 'reason' })
  if (reason.length > longestText)
    return reject({ code: 'too-long', field: 'reason', facts: { most: longestText } })
  const event = {
    agenda_id: agendaId,
    seq: agenda.events.length + 1,
    turn: 'reopened' as const,
    reason: reason.trim(),
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(db, [insertRows('agenda_turns', [event]), ...also(null)], null)
}
