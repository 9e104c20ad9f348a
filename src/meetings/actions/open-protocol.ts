import type { Actor } from '../../access/actor.ts'
import type { Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { type Agenda, firstQuestion, numberedItems } from '../agenda.ts'
import { findAgenda } from '../agenda-store.ts'
import { registerProtocol } from './register-protocol.ts'

/**
 * The id of the agenda's protocol, registered now unless it is already: under the next number of its kind and year, with the
 * accepted questions and what the agenda knows of the meeting, in one commit. Two who ask at once get the same protocol.
 */
export async function openProtocol(
  context: TasksContext,
  actor: Actor,
  agendaId: string,
): Promise<Result<string>> {
  const agenda = await findAgenda(context.db, agendaId)
  if (!agenda) return reject({ code: 'not-found' })
  if (agenda.documentId) return done(agenda.documentId)
  const { kind, heldOn } = agenda
  const numbered = numberedItems(agenda.items)
  const questions = [
    { title: firstQuestion, speaker: null },
    ...numbered.map(({ item }) => ({ title: item.title, speaker: item.speaker })),
  ]
  const outcome = await registerProtocol(context, actor, { kind, heldOn, questions }, ({ id }) =>
    boundTo(context, actor, agenda, id),
  )
  if (outcome.ok) return done(outcome.value.id)
  const now = (await findAgenda(context.db, agendaId))?.documentId
  return now ? done(now) : outcome
}

function boundTo({ clock }: TasksContext, actor: Actor, agenda: Agenda, documentId: string): Write[] {
  const { id, version, hour, place, chair } = agenda
  return [
    guard('agenda-as-read', 'SELECT document_id IS NULL AND version = ? FROM agendas WHERE id = ?', [
      version,
      id,
    ]),
    {
      sql: 'UPDATE agendas SET document_id = ?, version = version + 1 WHERE id = ?',
      parameters: [documentId, id],
    },
    ...numberedItems(agenda.items).map(({ number, item }) => ({
      sql: 'UPDATE agenda_items SET question = ? WHERE id = ?',
      parameters: [number, item.id],
    })),
    insertRows('protocol_details', [
      {
        document_id: documentId,
        version: 1,
        hour,
        place,
        chair,
        attendees: '',
        keeper: actor.name,
        recorded_at: clock.now(),
        recorded_by: actor.accountId,
      },
    ]),
  ]
}
