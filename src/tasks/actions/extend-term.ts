import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { judgeExtension } from '../../deadlines/extension.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { extensionFacts } from './case-of.ts'
import { changeTask } from './change-task.ts'

export interface ExtendTerm {
  until: Day
  decidedOn: Day
  decidedBy: string | null
  ground: string | null
}

/**
 * Moves the due day by a decision of whoever set the term. The first day stays for ever; a decision after the term is
 * recorded and stays a breach. A request that waits is granted by it.
 */
export function extendTerm(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: ExtendTerm,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'extensions',
    async (task, today) => {
      if (input.decidedOn > today) return reject({ code: 'in-the-future', field: 'decidedOn' })
      const { until, decidedOn, decidedBy, ground } = input
      const { request } = task.state
      const judged = judgeExtension({
        ...(await extensionFacts(context, task)),
        askedOn: request?.on ?? decidedOn,
        decidedOn,
        until,
      })
      if (!judged.ok) return judged
      const answers = request ? { answers: request.seq } : {}
      return done({
        events: [{ kind: 'extended', until, ground, decidedBy, happenedOn: decidedOn, ...answers }],
      })
    },
    readSeq,
    also,
  )
}
