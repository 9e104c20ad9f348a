import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { TaskOfLetter } from './task-named.ts'

/** The sent letter that one of these ids names (the nearest first), with its tasks. */
export async function letterAnswered(
  db: Database,
  messageIds: readonly string[],
): Promise<{ outboxId: string; recipientId: string; tasks: TaskOfLetter[] } | null> {
  if (messageIds.length === 0) return null
  const papers = await db.read
    .selectFrom('letter_papers as p')
    .innerJoin('outbox as o', 'o.id', 'p.outbox_id')
    .select(['p.outbox_id', 'p.message_id', 'o.recipient_id'])
    .where('p.message_id', 'in', listed(db, messageIds))
    .execute()
  const paper = messageIds.flatMap((id) => papers.find(({ message_id }) => message_id === id) ?? [])[0]
  if (!paper) return null
  const tasks = await db.read
    .selectFrom('letter_items as i')
    .innerJoin('tasks as t', 't.id', 'i.task_id')
    .innerJoin('documents as d', 'd.id', 't.document_id')
    .select(['t.id', 't.point', 'd.number'])
    .distinct()
    .where('i.outbox_id', '=', paper.outbox_id)
    .where('i.dropped', 'is', null)
    .execute()
  return { outboxId: paper.outbox_id, recipientId: paper.recipient_id, tasks }
}

/** The person with this mailbox; null where no person has it. */
export async function personWithMailbox(db: Database, address: string): Promise<string | null> {
  if (address === '') return null
  const person = await db.read
    .selectFrom('people')
    .select('id')
    .where('email', '=', address)
    .where('left_on', 'is', null)
    .executeTakeFirst()
  return person?.id ?? null
}
