import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { DeliveryState, LetterKind } from '../letter-kind.ts'

export interface LetterCard {
  id: string
  kind: LetterKind
  day: Day
  state: DeliveryState
  seq: number
  attempts: number
  ready_at: Instant
  number: number | null
  recipient_id: string
  recipient: string
  email: string | null
  /** once it is finalized */
  mailbox: string | null
  subject: string | null
  message_id: string | null
  items: {
    id: string
    step: string
    dropped: string | null
    revoked_at: Instant | null
    revoked_by: string | null
    document_id: string
    task_id: string
    number: string
    registered_on: Day
    point: string
  }[]
  events: { seq: number; at: Instant; state: DeliveryState; words: string | null; by: string | null }[]
}

/** A letter with its items and all its events; undefined where there is none. */
export async function letterCard(db: Database, id: string): Promise<LetterCard | undefined> {
  const letter = await db.read
    .selectFrom('outbox as o')
    .innerJoin('people as p', 'p.id', 'o.recipient_id')
    .leftJoin('letters as l', 'l.id', 'o.letter_id')
    .leftJoin('letter_papers as a', 'a.outbox_id', 'o.id')
    .select(['o.id', 'o.kind', 'o.day', 'o.state', 'o.seq', 'o.attempts', 'o.ready_at', 'l.number'])
    .select(['o.recipient_id', 'p.short_name as recipient', 'p.email'])
    .select(['a.mailbox', 'a.subject', 'a.message_id'])
    .where('o.id', '=', id)
    .executeTakeFirst()
  if (!letter) return undefined
  const [items, events] = await Promise.all([
    db.read
      .selectFrom('letter_items as i')
      .innerJoin('tasks as t', 't.id', 'i.task_id')
      .innerJoin('documents as d', 'd.id', 't.document_id')
      .leftJoin('accounts as a', 'a.id', 'i.revoked_by')
      .leftJoin('people as r', 'r.id', 'a.person_id')
      .select(['i.id', 'i.step', 'i.dropped', 'd.id as document_id', 't.id as task_id'])
      .select(['i.revoked_at', 'r.short_name as revoked_by'])
      .select(['d.number', 'd.registered_on', 't.point'])
      .where('i.outbox_id', '=', id)
      .orderBy('t.due_order')
      .orderBy('t.id')
      .execute(),
    db.read
      .selectFrom('outbox_events as e')
      .leftJoin('accounts as a', 'a.id', 'e.recorded_by')
      .leftJoin('people as p', 'p.id', 'a.person_id')
      .select(['e.seq', 'e.at', 'e.state', 'e.words', 'p.short_name as by'])
      .where('e.outbox_id', '=', id)
      .orderBy('e.seq', 'desc')
      .execute(),
  ])
  return { ...letter, items, events }
}
