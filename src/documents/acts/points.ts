import type { Actor } from '../../access/actor.ts'
import type { Alongside } from '../../db/database.ts'
import { map, type Result } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { taskInput, taskOf } from '../../tasks/inputs.ts'
import { planTask } from '../../tasks/plan-task.ts'
import { lastPosition, type Task } from '../../tasks/store.ts'
import type { TaskInput } from '../../tasks/task-draft.ts'
import { type DocumentAct, stands } from '../act.ts'
import { performDocumentAct } from '../actions/perform-document-act.ts'

/** Adds a point to a registered document, after its last one. */
export const points = {
  name: 'points',
  right: 'register',
  when: stands,
  done: 'Пункт додано.',
  summary: 'Додати пункт до документа.',
  input: taskInput.transform(taskOf),

  // Two who add at the same moment collide on the place of the point.
  async decide({ document, input, context, actor, today }) {
    const { db, clock } = context
    const [reference, directory, questions, last] = await Promise.all([
      context.reference(),
      openDirectory(db),
      db.read
        .selectFrom('meeting_questions')
        .select('id')
        .where('document_id', '=', document.id)
        .orderBy('position')
        .execute(),
      lastPosition(db, document.id),
    ])
    const plan = planTask(
      input,
      {
        document: {
          id: document.id,
          kind: reference.kind(document.kind)!,
          registeredOn: document.registered_on,
          receivedAt: document.received_at,
          signedOn: document.correspondent_date,
          questionIds: questions.map((question) => question.id),
        },
        position: last + 1,
      },
      { reference, directory, actor, now: clock.now(), today },
    )
    return map(plan, (value) => ({ tasks: [value] }))
  },
} satisfies DocumentAct<'points', TaskInput>

/** The same as a function that answers the new task. */
export async function assignTask(
  context: TasksContext,
  actor: Actor,
  { also = () => [], ...given }: { documentId: string; input: TaskInput; also?: Alongside<Task> },
): Promise<Result<Task>> {
  const outcome = await performDocumentAct(context, actor, {
    ...given,
    act: points,
    also: ({ tasks }) => tasks.flatMap(also),
  })
  return map(outcome, (value) => value.tasks[0]!)
}
