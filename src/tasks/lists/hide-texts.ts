import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { personalKinds } from '../../journals/personal-kinds.ts'
import { hiddenText, readsAllTexts, readsText, wordlessFact } from '../masked-text.ts'
import type { Task } from '../store.ts'
import { taskState } from '../task-state.ts'

/** The same rows, their words hidden where this person does not work on the task. */
export async function hideTexts<T extends { id: string; kind: string; text: string }>(
  db: Database,
  actor: Actor,
  rows: readonly T[],
): Promise<T[]> {
  const hidden = await hiddenAmong(db, actor, rows)
  return rows.map((row) => (hidden.has(row.id) ? { ...row, text: hiddenText } : row))
}

/** The same tasks, their words and those of their histories hidden where this person does not work on them. */
export async function hideTasks<T extends Task>(
  db: Database,
  actor: Actor,
  tasks: readonly T[],
): Promise<T[]> {
  const hidden = await hiddenAmong(
    db,
    actor,
    tasks.map(({ row }) => row),
  )
  return tasks.map((task) => {
    if (!hidden.has(task.row.id)) return task
    const facts = task.facts.map(wordlessFact)
    return { ...task, row: { ...task.row, text: hiddenText }, facts, state: taskState(facts) }
  })
}

/** The ids of tasks whose text this person may not read; the author of a sub-instruction reads it. */
async function hiddenAmong(
  db: Database,
  actor: Actor,
  tasks: readonly { id: string; kind: string }[],
): Promise<Set<string>> {
  if (tasks.length === 0 || readsAllTexts(actor)) return new Set()
  const personal = await personalKinds(db)
  const personalTasks = tasks.filter(({ kind }) => personal.has(kind))
  if (personalTasks.length === 0) return new Set()
  const ids = personalTasks.map(({ id }) => id)
  const named = await db.read
    .selectFrom('tasks')
    .innerJoin('task_executors', (join) =>
      join.on((eb) =>
        eb.or([
          eb('task_executors.task_id', '=', eb.ref('tasks.id')),
          eb('task_executors.task_id', '=', eb.ref('tasks.parent_id')),
        ]),
      ),
    )
    .select(['tasks.id', 'task_executors.department_id as departmentId'])
    .select('task_executors.person_id as personId')
    .where('tasks.id', 'in', listed(db, ids))
    .execute()
  const byTask = Map.groupBy(named, ({ id }) => id)
  return new Set(
    personalTasks.filter(({ id }) => !readsText(actor, true, byTask.get(id) ?? [])).map(({ id }) => id),
  )
}
