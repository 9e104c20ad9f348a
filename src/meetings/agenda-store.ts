import type { Database } from '../db/database.ts'
import { isMeeting } from '../documents/kind.ts'
import type { Agenda } from './agenda.ts'

/** The agenda with all that was proposed for it. */
export async function findAgenda(db: Database, id: string): Promise<Agenda | undefined> {
  const [row, items] = await Promise.all([
    db.read.selectFrom('agendas').selectAll().where('id', '=', id).executeTakeFirst(),
    db.read
      .selectFrom('agenda_items')
      .leftJoin('departments', 'departments.id', 'agenda_items.proposed_by')
      .selectAll('agenda_items')
      .select('departments.name as department')
      .where('agenda_id', '=', id)
      .orderBy('agenda_items.position')
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
  }
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
