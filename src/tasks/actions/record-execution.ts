import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Completeness } from '../fact.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { judgeExecutionDay } from './judge-execution-day.ts'
import { nextInSeries } from './next-in-series.ts'

export interface Execution {
  on: Day
  completeness: Completeness | null
  note: string | null
}

/** The controller records an execution known from elsewhere: a reply on paper, an adopted act. */
export function recordExecution(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: Execution,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'execution',
    async (task, today) => {
      const reasons = await judgeExecutionDay(context, task, input.on, today)
      if (reasons.length > 0)
        return reject(...reasons.map((r) => ({ ...r, field: r.field === 'executedOn' ? 'on' : r.field })))
      const { on, completeness, note } = input
      return done({
        events: [{ kind: 'executed', completeness, note, happenedOn: on }],
        writes: completeness === 'partly' ? [] : await nextInSeries(context, actor, task),
      })
    },
    readSeq,
    also,
  )
}
