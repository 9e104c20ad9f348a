import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'

/** A decision on removal as the list shows it. */
export interface DecisionItem {
  id: string
  title: string
  recorded_at: Instant
  number: string | null
  adopted_on: Day | null
  /** the day of the act that undid it */
  reversed_on: Day | null
  documents: number
  tasks: number
}

/** Drafts first, then the adopted ones, the newest first. */
export async function decisions(
  db: Database,
  page: number,
  pageSize = PAGE_SIZE,
): Promise<{ items: DecisionItem[]; total: number }> {
  const [items, counted] = await Promise.all([
    db.read
      .selectFrom('removal_drafts as d')
      .leftJoin('removal_adoptions as a', 'a.draft_id', 'd.id')
      .leftJoin('removal_reversals as r', 'r.draft_id', 'd.id')
      .select(['d.id', 'd.title', 'd.recorded_at', 'a.number', 'a.adopted_on', 'r.decided_on as reversed_on'])
      .select([
        sql<number>`(SELECT count(*) FROM removal_items i WHERE i.draft_id = d.id)`.as('tasks'),
        sql<number>`(SELECT count(DISTINCT t.document_id) FROM removal_items i JOIN tasks t ON t.id = i.task_id
          WHERE i.draft_id = d.id)`.as('documents'),
      ])
      .orderBy(sql`a.draft_id IS NOT NULL`)
      .orderBy(sql`ifnull(a.adopted_on, d.recorded_at)`, 'desc')
      .orderBy('d.id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
    db.read
      .selectFrom('removal_drafts')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { items, total: counted.total }
}

/** How many drafts wait for adoption. */
export async function countDrafts(db: Database): Promise<number> {
  const { count } = await db.read
    .selectFrom('removal_drafts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'not in', (eb) => eb.selectFrom('removal_adoptions').select('draft_id'))
    .executeTakeFirstOrThrow()
  return count
}

/** The drafts that an item may be added to, the newest first. */
export function openDrafts(db: Database): Promise<{ id: string; title: string; recorded_at: Instant }[]> {
  return db.read
    .selectFrom('removal_drafts')
    .select(['id', 'title', 'recorded_at'])
    .where('id', 'not in', (eb) => eb.selectFrom('removal_adoptions').select('draft_id'))
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
}
