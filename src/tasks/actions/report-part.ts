import { type Actor, selvesOf } from '../../access/actor.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import { executorsFor } from '../transitions.ts'
import { changeTask, type WithTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/** A co-executor gives a part of the work to the lead, who reports for all. */
export function reportPart(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { text: string },
  readSeq?: number,
  also?: WithTask,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'parts',
    ({ state }, today) => {
      const reasons = judgeWords(input.text, 'text')
      if (reasons.length > 0) return reject(...reasons)
      const { departmentId, personId } = selvesOf(actor)
        .flatMap((self) => executorsFor(state.executors, self))
        .find(({ role }) => role === 'co-executor')!
      const text = input.text.trim()
      return done({ events: [{ kind: 'part-reported', departmentId, personId, text, happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
