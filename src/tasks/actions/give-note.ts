import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/** Word of how the work goes. It answers nothing: the term runs on. */
export function giveNote(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { text: string },
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'notes',
    (_task, today) => {
      const reasons = judgeWords(input.text, 'text')
      if (reasons.length > 0) return reject(...reasons)
      return done({ events: [{ kind: 'noted', text: input.text.trim(), happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
