import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

/** Returns a report, or an execution already accepted, with a reason; from that day the task is not executed again. */
export function returnForRework(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { reason: string },
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'returns',
    (_task, today) => {
      if (input.reason.trim() === '') return reject({ code: 'required', field: 'reason' })
      return done({ events: [{ kind: 'returned', reason: input.reason.trim(), happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
