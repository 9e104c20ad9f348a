import type { Updateable } from 'kysely'
import type { Actor } from '../../accounts/actor.ts'
import { CommitConflict, type Write } from '../../db/database.ts'
import type { Schema } from '../../db/schema.ts'
import type { Day } from '../../kernel/day.ts'
import { done, type Outcome, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import { type Event, toFacts } from '../open-task.ts'
import { appendFacts, findTask, type Task } from '../store.ts'
import { maySeeTask } from '../visibility.ts'

/** What a decision answers: what happened, and what else has to be written with it. */
export interface Decision {
  events: Event[]
  columns?: Updateable<Schema['tasks']>
  writes?: Write[]
}

/**
 * The one way a task changes: read it as this person may see it, decide, commit once. Absent and hidden look the same; if
 * somebody else changed the task in between, the answer is `conflict` and nothing is written. `readSeq` is the seq of the
 * page the person decided on, where there was one.
 */
export async function changeTask(
  office: Office,
  actor: Actor,
  taskId: string,
  decide: (task: Task, today: Day) => Outcome<Decision> | Promise<Outcome<Decision>>,
  readSeq?: number,
): Promise<Outcome<Task>> {
  const { db, clock } = office
  const task = await findTask(db, taskId)
  if (!task || !(await maySeeTask(db, actor, task.row.id))) return refuse({ code: 'not-found' })
  if (readSeq !== undefined && readSeq !== task.row.seq) return refuse({ code: 'conflict' })
  const decision = await decide(task, clock.today())
  if (!decision.ok) return decision
  const { events, columns = {}, writes = [] } = decision.value
  const facts = toFacts(events, task.row.seq, clock.now(), actor.accountId)
  try {
    await db.commit([...appendFacts(db, task, facts, columns), ...writes])
  } catch (error) {
    if (error instanceof CommitConflict) return refuse({ code: 'conflict' })
    throw error
  }
  return done((await findTask(db, taskId))!)
}
