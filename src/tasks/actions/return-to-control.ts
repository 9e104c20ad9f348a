import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { ExecutionChoice } from '../fact.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

/** What the act says; where it says nothing of the execution, that stands. */
export interface ControlAgain {
  on: Day
  ground: string
  execution?: ExecutionChoice
}

/** Undoes a removal by an act with a reason: the task is on control again, what was before it stays in the history. */
export function returnToControl(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: ControlAgain,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'control-again',
    ({ state }, today) => {
      if (input.ground.trim() === '') return reject({ code: 'required', field: 'ground' })
      if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
      if (input.on < state.removedOn!) return reject({ code: 'removed-before-placed', field: 'on' })
      return done({
        events: [
          {
            kind: 'returned-to-control',
            ground: input.ground.trim(),
            execution: input.execution ?? 'stands',
            happenedOn: input.on,
          },
        ],
      })
    },
    readSeq,
    also,
  )
}
