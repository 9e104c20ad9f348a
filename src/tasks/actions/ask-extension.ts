import type { Actor } from '../../access/actor.ts'
import { judgeExtension } from '../../deadlines/extension.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import { extensionFacts } from './case-of.ts'
import { changeTask, type WithTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/** The lead asks for more time. Nothing moves until whoever set the term decides; asked late, it is asked all the same. */
export function askExtension(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { until: Day; reason: string },
  readSeq?: number,
  also?: WithTask,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'extension-requests',
    async (task, today) => {
      const { until } = input
      const judged = judgeExtension({ ...(await extensionFacts(context, task)), askedOn: today, until })
      const reasons = [...judgeWords(input.reason, 'reason'), ...(judged.ok ? [] : judged.refusals)]
      if (until < today) reasons.push({ code: 'extension-into-the-past', field: 'until' })
      if (reasons.length > 0) return reject(...reasons)
      const reason = input.reason.trim()
      return done({ events: [{ kind: 'extension-asked', until, reason, happenedOn: today }] })
    },
    readSeq,
    also,
  )
}
