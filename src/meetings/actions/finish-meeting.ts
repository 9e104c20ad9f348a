import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { finishOf } from '../agenda.ts'
import { agendaAt, findAgenda } from '../agenda-store.ts'
import { newAgenda } from './open-agenda.ts'
import { openProtocol } from './open-protocol.ts'

/** What a finished meeting leaves. */
export interface FinishedMeeting {
  protocolId: string
}

/**
 * Finishes the meeting: who did and when stands from now on, its protocol has a number, its decisions change no more; the agenda
 * of the next one is opened in the same commit where `next` names its day. Finishing it a second time changes nothing.
 */
export async function finishMeeting(
  context: TasksContext,
  actor: Actor,
  {
    agendaId,
    next,
    also = () => [],
  }: { agendaId: string; next: Day | null; also?: Alongside<FinishedMeeting> },
): Promise<Result<FinishedMeeting>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const agenda = await findAgenda(db, agendaId)
  if (!agenda) return reject({ code: 'not-found' })
  if (next && next <= agenda.heldOn)
    return reject({ code: 'next-not-later', field: 'next', facts: { held: formatDay(agenda.heldOn) } })
  // Registering is a commit of its own: its number is given once, whichever way and however often the board asks for it.
  const protocol = await openProtocol(context, actor, agendaId)
  if (!protocol.ok) return protocol
  const finished = { protocolId: protocol.value }
  if (finishOf(agenda)) return done(finished)
  const opened = next ? newAgenda(context, actor, { ...agenda, heldOn: next }) : undefined
  if (opened && !opened.ok) return opened
  // An agenda that is already open for that hour is the next one.
  const coming =
    opened && !(await agendaAt(db, agenda.kind, opened.value.held_on, opened.value.hour))
      ? [insertRows('agendas', [opened.value])]
      : []
  const event = {
    agenda_id: agendaId,
    seq: agenda.events.length + 1,
    turn: 'finished' as const,
    reason: null,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(
    db,
    [
      guard('protocol-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [
        finished.protocolId,
      ]),
      insertRows('agenda_turns', [event]),
      ...coming,
      ...also(finished),
    ],
    finished,
    async () => {
      // Another person finished it at the same moment: the result is the requested one.
      const now = await findAgenda(db, agendaId)
      return now && finishOf(now) ? done(finished) : reject({ code: 'conflict' })
    },
  )
}
