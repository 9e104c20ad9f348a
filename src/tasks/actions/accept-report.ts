import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { nextInSeries } from './next-in-series.ts'

/** Accepts the report that waits: the task is executed on the day the report names, not on the day of the click. */
export function acceptReport(
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
    'acceptance',
    async (task) => {
      const { executedOn, completeness, outgoing } = task.state.report!
      return done({
        events: [{ kind: 'executed', completeness, note: outgoing, happenedOn: executedOn }],
        writes: completeness === 'full' ? await nextInSeries(context, actor, task) : [],
      })
    },
    readSeq,
    also,
  )
}
