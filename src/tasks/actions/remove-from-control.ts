import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { RemovalGround } from '../fact.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

export interface Removal {
  on: Day
  ground: RemovalGround
}

/**
 * Removes a task from control: documents of higher authorities and requests by a resolution, the council's own acts only by a
 * decision of the executive committee named as ground, instructions of meetings by either.
 */
export function removeFromControl(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: Removal,
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'removal',
    async ({ row, state }, today) => {
      const placed = state.spells.at(-1)!.placedOn
      if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
      if (input.on < placed) return reject({ code: 'removed-before-placed', field: 'on' })
      if (state.executedOn && input.on < state.executedOn)
        return reject({ code: 'removed-before-executed', field: 'on' })
      if (!state.executedOn && input.ground.kind !== 'decision') return reject({ code: 'not-executed' })
      const kind = (await context.reference()).kind(row.kind)!
      if (kind.leavesControl === 'removal-decision' && input.ground.kind !== 'decision')
        return reject({ code: 'removal-needs-decision', field: 'ground' })
      return done({ events: [{ kind: 'removed', ground: input.ground, happenedOn: input.on }] })
    },
    readSeq,
    also,
  )
}
