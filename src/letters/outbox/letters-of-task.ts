import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { DeliveryState } from '../letter-kind.ts'

/** A letter about a task, as its card shows it. */
export interface LetterOfTask {
  id: string
  day: Day
  number: number | null
  recipient: string
  state: DeliveryState
  step: string
}

const MOST = 20

/** The letters about a task, the latest first. */
export function lettersOfTask(db: Database, taskId: string): Promise<LetterOfTask[]> {
  return db.read
    .selectFrom('letter_items as i')
    .innerJoin('outbox as o', 'o.id', 'i.outbox_id')
    .innerJoin('people as p', 'p.id', 'o.recipient_id')
    .leftJoin('letters as l', 'l.id', 'o.letter_id')
    .select(['o.id', 'o.day', 'o.state', 'l.number', 'p.short_name as recipient', 'i.step'])
    .where('i.task_id', '=', taskId)
    .where('i.dropped', 'is', null)
    .orderBy('o.day', 'desc')
    .orderBy('o.id')
    .limit(MOST)
    .execute()
}
