import type { Updateable } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { maySeeTask } from '../../access/may-see.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import type { Tables } from '../../db/tables.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { type TaskAct, whyNot } from '../act.ts'
import type { TasksContext } from '../context.ts'
import type { Fact } from '../fact.ts'
import { type Event, toFacts } from '../open-task.ts'
import { appendFacts, findTask, projection, type Task, type TaskRow } from '../store.ts'
import { taskState } from '../task-state.ts'
import { caseOf } from './case-of.ts'

/** What a decision answers: what happened, and what else has to be written with it. */
export interface Decision {
  events: Event[]
  columns?: Updateable<Tables['tasks']>
  writes?: Write[]
}

/**
 * Statements for the commit of the act. It is called after the decision and may take long, because the bytes of attached files
 * land before the rows that name them.
 */
export type WithTask = (made: Task) => Write[] | Promise<Write[]>

/** An act on a task with what is given to it. */
export interface Performance<I> {
  act: Omit<TaskAct<string, I>, 'name'>
  taskId: string
  input: I
  /** the seq of the page the person decided on, where there was one */
  readSeq?: number | undefined
  /** what is written in the same commit */
  also?: WithTask | undefined
}

/**
 * The one way a task changes: read it as this person may see it, ask the rule of the act, decide, commit once. Absent and hidden
 * look the same; if another person changed the task in between, the answer is `conflict` and nothing is written.
 */
export async function performAct<I>(
  context: TasksContext,
  actor: Actor,
  { act, taskId, input, readSeq, also = () => [] }: Performance<I>,
): Promise<Result<Task>> {
  const { db, clock } = context
  const task = await findTask(db, taskId)
  if (!task || !(await maySeeTask(db, actor, task.row.id))) return reject({ code: 'not-found' })
  if (readSeq !== undefined && readSeq !== task.row.seq) return reject({ code: 'conflict' })
  const reason = whyNot(act, await caseOf(context, task), actor)
  if (reason) return reject({ code: reason })
  const decision = await act.decide({ task, input, context, actor, today: clock.today() })
  if (!decision.ok) return decision
  const { events, columns = {}, writes = [] } = decision.value
  if (events.length === 0) return done(task)
  const facts = toFacts(events, task.row.seq, {
    recordedAt: clock.now(),
    recordedBy: actor.accountId,
    byLink: actor.byLink,
  })
  const changed = changedBy(task, facts, columns)
  const alongside = [...(await also(changed)), ...(await context.uponFacts(context, changed, facts))]
  return commitAs(
    db,
    [...appendFacts(db, task, facts, columns), ...writes, ...alongside],
    async () => (await findTask(db, taskId))!,
  )
}

/** An act as a function, for callers that add no statements to its commit. */
export function acting<I>(act: TaskAct<string, I>) {
  return (context: TasksContext, actor: Actor, taskId: string, input: I): Promise<Result<Task>> =>
    performAct(context, actor, { act, taskId, input })
}

/** The task as it stands once the commit is through. */
function changedBy({ row, facts }: Task, added: Fact[], columns: Updateable<Tables['tasks']>): Task {
  const all = [...facts, ...added]
  const state = taskState(all)
  return { row: { ...row, ...(columns as Partial<TaskRow>), ...projection(state) }, facts: all, state }
}
