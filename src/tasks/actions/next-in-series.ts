import type { Actor } from '../../access/actor.ts'
import type { Write } from '../../db/database.ts'
import { type ControlPoint, nextControlPoint } from '../../deadlines/control-point.ts'
import type { PeriodicTerm, Term } from '../../deadlines/term.ts'
import { indexWords } from '../../journals/store.ts'
import type { TasksContext } from '../context.ts'
import { blankTask, firstEvents, toFacts } from '../open-task.ts'
import { insertTasks, lastPosition, type Task, type TaskRow } from '../store.ts'

/**
 * Writes of the next control point of a periodic term, once the one before it is executed: «щокварталу до 10» is one task
 * after another, each with its own due day and outcome. None for other terms, or where the next one stands already.
 */
export async function nextInSeries(context: TasksContext, actor: Actor, task: Task): Promise<Write[]> {
  const term = periodicTermOf(task.row)
  if (!term || !task.state.dueDay || !task.state.firstDueDay) return []
  const later = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('series_id', '=', task.row.series_id ?? task.row.id)
    .where('series_place', '=', task.row.series_place + 1)
    .executeTakeFirst()
  if (later) return []
  const { calendar } = await context.reference()
  return openPoint(context, actor, task, nextControlPoint(term, task.state.firstDueDay, calendar))
}

export function periodicTermOf({ term }: Pick<TaskRow, 'term'>): PeriodicTerm | null {
  const read = term ? (JSON.parse(term) as Term) : null
  return read?.kind === 'periodic' ? read : null
}

/** Writes of one more control point after this one, given to the same executors; on control from today. */
export async function openPoint(
  { db, clock }: TasksContext,
  actor: Actor,
  { row, state }: Task,
  point: ControlPoint,
): Promise<Write[]> {
  const draft = {
    ...blankTask(
      { ...row, id: row.document_id, registeredOn: row.registered_on },
      (await lastPosition(db, row.document_id)) + 1,
    ),
    point: row.point,
    text: row.text,
    question_id: row.question_id,
    term: row.term,
    term_steps: JSON.stringify({ steps: point.steps, law: '' }),
    series_id: row.series_id ?? row.id,
    series_place: row.series_place + 1,
    special: row.special,
    controller_id: row.controller_id,
    supervisor_id: row.supervisor_id,
  }
  const today = clock.today()
  const events = firstEvents({ executors: state.executors, due: point.due, since: today, placedOn: today })
  return [
    ...insertTasks([
      { draft, facts: toFacts(events, 0, { recordedAt: clock.now(), recordedBy: actor.accountId }) },
    ]),
    ...indexWords([{ documentId: row.document_id, taskId: draft.id, text: draft.text }]),
  ]
}
