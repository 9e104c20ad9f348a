import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'

export interface NoticeItem {
  id: string
  step: string
  recorded_at: Instant
  read_at: Instant | null
  document_id: string
  task_id: string
  kind: string
  number: string
  registered_on: Day
  point: string
  due_day: Day | null
}

export const NOTICES_PAGE = 50

/** Notices of a person inside the register, the latest first. */
export async function noticesOf(
  db: Database,
  personId: string,
  page: number,
): Promise<{ items: NoticeItem[]; total: number }> {
  const own = db.read.selectFrom('notices as n').where('n.person_id', '=', personId)
  const [items, { total }] = await Promise.all([
    own
      .innerJoin('letter_items as i', 'i.id', 'n.item_id')
      .innerJoin('tasks as t', 't.id', 'n.task_id')
      .innerJoin('documents as d', 'd.id', 't.document_id')
      .select(['n.id', 'i.step', 'n.recorded_at', 'n.read_at', 't.id as task_id', 't.point', 't.due_day'])
      .select(['d.id as document_id', 'd.kind', 'd.number', 'd.registered_on'])
      .orderBy('n.recorded_at', 'desc')
      .orderBy('n.id', 'desc')
      .limit(NOTICES_PAGE)
      .offset((page - 1) * NOTICES_PAGE)
      .execute(),
    own.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { items, total }
}

/** The number of unread notices. */
export async function unreadNotices(db: Database, personId: string): Promise<number> {
  const { n } = await db.read
    .selectFrom('notices')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}
