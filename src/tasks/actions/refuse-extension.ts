import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/** More time is refused, with a reason; the term stays. */
export function refuseExtension(
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
    'extension-refusals',
    ({ state }, today) => {
      const reasons = judgeWords(input.reason, 'reason')
      if (reasons.length > 0) return reject(...reasons)
      const [reason, answers] = [input.reason.trim(), state.request!.seq]
      return done({ events: [{ kind: 'extension-refused', reason, answers, happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
