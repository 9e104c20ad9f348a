import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { findDocument } from '../../journals/store.ts'
import { type Day, formatDay } from '../../kernel/day.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'
import { changeTask } from './change-task.ts'

/** Takes a point on control on a day. Registered is not on control: a controller, or the head's resolution, decides. */
export function placeOnControl(
  context: TasksContext,
  actor: Actor,
  taskId: string,
  input: { on: Day },
  readSeq?: number,
  also?: Alongside<Task>,
) {
  return changeTask(
    context,
    actor,
    taskId,
    'placement',
    async ({ row }, today) => {
      if (input.on > today) return reject({ code: 'in-the-future', field: 'on' })
      const document = (await findDocument(context.db, row.document_id))!
      if (input.on < document.registered_on) {
        const facts = { registered: formatDay(document.registered_on) }
        return reject({ code: 'placed-before-registration', field: 'on', facts })
      }
      return done({
        events: [{ kind: 'placed', happenedOn: input.on }],
        // Nobody may have annulled the document in the same moment.
        writes: [
          guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [
            row.document_id,
          ]),
        ],
      })
    },
    readSeq,
    also,
  )
}
