import { sql } from 'kysely'
import { type Actor, type Self, selvesOf } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { toBeDone } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import type { TasksContext } from '../context.ts'
import { type Answerable, answerables } from './answerable.ts'

/** One part of what a person answers for: their own, the department's, that of a person on leave, what others gave back. */
export interface MyPart {
  name: 'to-accept' | 'mine' | 'department' | 'instead'
  /** the person whose work it is, if not one's own */
  of: string | null
  items: Answerable[]
  total: number
}

const SHOWN = 100

/** The open tasks of this person by due day, part by part. */
export async function myTasks(context: TasksContext, actor: Actor, today: Day): Promise<MyPart[]> {
  const parts = await myTaskIds(context.db, actor)
  return Promise.all(
    parts.map(async ({ name, of, ids }) => {
      const items = await answerables(context, actor, ids.slice(0, SHOWN), today)
      return { name, of, items, total: ids.length }
    }),
  )
}

/** The ids of those tasks, each once, in the first part it belongs to; no part is empty. */
export async function myTaskIds(
  db: Database,
  actor: Actor,
): Promise<(Pick<MyPart, 'name' | 'of'> & { ids: string[] })[]> {
  const parts: { name: MyPart['name']; of: string | null; ids: Promise<string[]> }[] = []
  for (const [place, self] of selvesOf(actor).entries()) {
    const of = place > 0 ? self.name : null
    parts.push({ name: 'to-accept', of, ids: reportedToLead(db, self) })
    parts.push({ name: place > 0 ? 'instead' : 'mine', of, ids: openOf(db, 'person_id', self.personId) })
    if (self.role === 'head')
      parts.push({
        name: place > 0 ? 'instead' : 'department',
        of,
        ids: openOf(db, 'department_id', self.departmentId),
      })
  }
  const seen = new Set<string>()
  const found: (Pick<MyPart, 'name' | 'of'> & { ids: string[] })[] = []
  for (const { name, of, ids } of parts) {
    const fresh = (await ids).filter((id) => !seen.has(id))
    for (const id of fresh) seen.add(id)
    if (fresh.length > 0) found.push({ name, of, ids: fresh })
  }
  return found
}

// «До відома» asks for nothing.
async function openOf(
  db: Database,
  column: 'person_id' | 'department_id',
  value: string | null,
): Promise<string[]> {
  if (!value) return []
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t
    WHERE t.id IN (SELECT task_id FROM task_executors WHERE ${sql.ref(column)} = ${value} AND role <> 'informed')
      AND ${asCondition(toBeDone, 't')}
    ORDER BY t.due_order, t.id LIMIT 1000`.execute(db.read)
  return rows.map(({ id }) => id)
}

/** What people of the department have reported to this lead. */
async function reportedToLead(db: Database, { role, personId, departmentId }: Self): Promise<string[]> {
  const [column, value] = role === 'head' ? ['department_id', departmentId] : ['person_id', personId]
  if (!value) return []
  const { rows } = await sql<{ id: string }>`
    SELECT t.id FROM tasks t
    WHERE t.parent_id IN (SELECT task_id FROM task_executors WHERE ${sql.ref(column!)} = ${value} AND role = 'lead')
      AND t.reported_on IS NOT NULL
    ORDER BY t.due_order, t.id LIMIT 1000`.execute(db.read)
  return rows.map(({ id }) => id)
}
