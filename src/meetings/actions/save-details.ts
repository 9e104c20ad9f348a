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
import { readHour } from '../agenda.ts'
import { longestSpeaker } from '../question.ts'

/** The head of a protocol, without its number and day. */
export interface ProtocolDetails {
  hour: string
  place: string
  chair: string
  attendees: string
  keeper: string
}

/** Writes down when exactly and where the meeting was, who led it, who was there and who kept the protocol. */
export async function saveDetails(
  context: TasksContext,
  actor: Actor,
  {
    documentId,
    details,
    readVersion,
    also = () => [],
  }: { documentId: string; details: ProtocolDetails; readVersion: number; also?: Alongside<null> },
): Promise<Result<null>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const document = await findDocument(context.db, documentId)
  if (!document || !isMeeting(document.kind)) return reject({ code: 'not-found' })
  if (document.annulled_on) return reject({ code: 'document-annulled' })
  const hour = details.hour.trim() === '' ? '' : readHour(details.hour)
  const refusals: Refusal[] = []
  if (hour === null)
    refusals.push({ code: 'not-an-hour', field: 'hour', facts: { given: details.hour.slice(0, 40) } })
  for (const field of ['place', 'chair', 'keeper', 'attendees'] as const) {
    const most = field === 'attendees' ? longestText : longestSpeaker
    if (details[field].length > most) refusals.push({ code: 'too-long', field, facts: { most } })
  }
  if (hour === null || refusals.length > 0) return reject(...refusals)
  const row = {
    document_id: documentId,
    version: readVersion + 1,
    hour,
    place: details.place.trim(),
    chair: details.chair.trim(),
    attendees: details.attendees.trim(),
    keeper: details.keeper.trim(),
    recorded_at: context.clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(context.db, [insertRows('protocol_details', [row]), ...also(null)], null)
}
