import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

/** «Отримано»: whoever it was given to has read it, at this hour. Once for each person. */
export function acknowledge(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'acknowledgement',
    (_task, today) => done({ events: [{ kind: 'acknowledged', happenedOn: today }] }),
    readSeq,
    also,
  )
}
