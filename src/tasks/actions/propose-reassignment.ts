import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/** «Не наше», and whose it is. The task stays where it is until the control department decides. */
export function proposeReassignment(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { whose: string; reason: string },
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'reassignment-proposals',
    (_task, today) => {
      const reasons = [...judgeWords(input.whose, 'whose'), ...judgeWords(input.reason, 'reason')]
      if (reasons.length > 0) return reject(...reasons)
      const [whose, reason] = [input.whose.trim(), input.reason.trim()]
      return done({ events: [{ kind: 'reassignment-proposed', whose, reason, happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
