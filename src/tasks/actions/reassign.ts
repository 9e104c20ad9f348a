import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { done, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { readExecutors, type TaskInput } from '../task-draft.ts'
import { changeTask } from './change-task.ts'
import { judgeWords } from './judge-words.ts'

/**
 * Gives a task to other executors by an act, from today on: what was before counts for those who had it. A proposal that
 * waits is accepted by it.
 */
export function reassign(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { executors: TaskInput['executors']; ground: string },
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'reassignment',
    async ({ state }, today) => {
      const read = readExecutors(input.executors, await openDirectory(context.db), 'executors')
      const reasons = [...(read.ok ? [] : read.refusals), ...judgeWords(input.ground, 'ground')]
      if (!read.ok || reasons.length > 0) return reject(...reasons)
      const executors = read.value
      if (JSON.stringify(executors) === JSON.stringify(state.executors))
        return reject({ code: 'same-executors', field: 'executors' })
      const answers = state.proposal ? { answers: state.proposal.seq } : {}
      const ground = input.ground.trim()
      return done({ events: [{ kind: 'assigned', executors, ground, happenedOn: today, ...answers }] })
    },
    readSeq,
    also,
  )
}
