import type { Database } from '../db/database.ts'
import { isMeeting } from '../journals/kind.ts'
import type { Day } from '../kernel/day.ts'
import type { Agenda } from './agenda.ts'

/** The agenda with all that was proposed for it. */
export async function findAgenda(db: Database, id: string): Promise<Agenda | undefined> {
  const [row, items, events] = await Promise.all([
    db.read.selectFrom('agendas').selectAll().where('id', '=', id).executeTakeFirst(),
    db.read
      .selectFrom('agenda_items')
      .leftJoin('departments', 'departments.id', 'agenda_items.proposed_by')
      .selectAll('agenda_items')
      .select('departments.name as department')
      .where('agenda_id', '=', id)
      .orderBy('agenda_items.position')
      .execute(),
    db.read
      .selectFrom('agenda_turns')
      .leftJoin('accounts', 'accounts.id', 'agenda_turns.recorded_by')
      .leftJoin('people', 'people.id', 'accounts.person_id')
      .select(['turn as event', 'reason', 'agenda_turns.recorded_at as at', 'people.short_name as by'])
      .where('agenda_id', '=', id)
      .orderBy('seq')
      .execute(),
  ])
  if (!row || !isMeeting(row.kind)) return undefined
  return {
    id,
    kind: row.kind,
    heldOn: row.held_on,
    hour: row.hour,
    place: row.place,
    chair: row.chair,
    version: row.version,
    documentId: row.document_id,
    items: items.map((item) => ({
      id: item.id,
      position: item.position,
      title: item.title,
      speaker: item.speaker,
      proposedBy: item.proposed_by ? { id: item.proposed_by, name: item.department ?? '' } : null,
      decision: item.decision,
      question: item.question,
    })),
    events,
  }
}

/** The agenda of a stream at one hour, if any. */
export async function agendaAt(db: Database, kind: string, heldOn: Day, hour: string) {
  return db.read
    .selectFrom('agendas')
    .select('id')
    .where('kind', '=', kind)
    .where('held_on', '=', heldOn)
    .where('hour', '=', hour)
    .executeTakeFirst()
}

/** Whether the meeting of this protocol is finished, so that its decisions stay as they are. */
export async function isFinished(db: Database, documentId: string): Promise<boolean> {
  const last = await db.read
    .selectFrom('agenda_turns')
    .innerJoin('agendas', 'agendas.id', 'agenda_turns.agenda_id')
    .select('turn')
    .where('document_id', '=', documentId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.turn === 'finished'
}

/** What is written of who spoke on a question: nothing at version 0. */
export interface Speech {
  questionId: string
  version: number
  spoken: string
}

/** Who spoke, by the number of each question of a protocol. */
export async function findSpeeches(db: Database, documentId: string): Promise<Map<number, Speech>> {
  const rows = await db.read
    .selectFrom('meeting_questions')
    .leftJoin('question_speeches', 'question_id', 'meeting_questions.id')
    .select(['meeting_questions.id as questionId', 'position', 'version', 'spoken'])
    .where('document_id', '=', documentId)
    .orderBy('version')
    .execute()
  return new Map(
    rows.map(({ position, questionId, version, spoken }) => [
      position,
      { questionId, version: version ?? 0, spoken: spoken ?? '' },
    ]),
  )
}

/** The newest head of a protocol that was written down, if any. */
export async function findDetails(db: Database, documentId: string) {
  return db.read
    .selectFrom('protocol_details')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}
