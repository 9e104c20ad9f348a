import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { isMeeting } from '../../journals/kind.ts'
import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { readHour } from '../agenda.ts'
import { longestSpeaker } from '../question.ts'

export interface AgendaDraft {
  kind: string
  heldOn: Day
  hour: string
  place: string
  chair: string
}

/**
 * Opens the agenda of a meeting and answers its id; its content needs no input, it builds itself. Refuses a kind
 * that is no meeting, an hour that is none, a second agenda of one kind at the same hour (`agenda-exists`).
 */
export async function openAgenda(
  context: TasksContext,
  actor: Actor,
  draft: AgendaDraft,
  also: Alongside<string> = () => [],
): Promise<Result<string>> {
  if (!may(actor, 'register')) return reject({ code: 'not-allowed' })
  const row = newAgenda(context, actor, draft)
  if (!row.ok) return row
  return commitAs(context.db, [insertRows('agendas', [row.value]), ...also(row.value.id)], row.value.id, {
    code: 'agenda-exists',
    field: 'date',
  })
}

/** The row of a new agenda, or every reason against it. */
export function newAgenda({ clock }: TasksContext, actor: Actor, draft: AgendaDraft) {
  const hour = readHour(draft.hour)
  const refusals: Refusal[] = []
  if (!isMeeting(draft.kind))
    refusals.push({ code: 'not-a-choice', field: 'kind', facts: { given: draft.kind.slice(0, 80) } })
  if (!hour) refusals.push({ code: 'not-an-hour', field: 'hour', facts: { given: draft.hour.slice(0, 40) } })
  for (const field of ['place', 'chair'] as const)
    if (draft[field].length > longestSpeaker)
      refusals.push({ code: 'too-long', field, facts: { most: longestSpeaker } })
  if (!hour || refusals.length > 0) return reject(...refusals)
  return done({
    id: newId(),
    kind: draft.kind,
    held_on: draft.heldOn,
    hour,
    place: draft.place.trim(),
    chair: draft.chair.trim(),
    version: 1,
    document_id: null,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  })
}
