import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { findDocument, indexWords } from '../../journals/store.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { openDirectory } from '../../people/directory.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { planTask } from '../../tasks/plan-task.ts'
import { findTask, insertTasks, newTask, type Task } from '../../tasks/store.ts'
import type { TaskInput } from '../../tasks/task-draft.ts'
import { documentCase } from '../document-case.ts'
import { whyNotDocument } from '../transitions.ts'

/** Adds a point to a registered document, after its last one. `also` is written in the same commit. */
export async function assignTask(
  context: TasksContext,
  actor: Actor,
  documentId: string,
  input: TaskInput,
  also: Alongside<Task> = () => [],
): Promise<Result<Task>> {
  const { db, clock } = context
  const document = await findDocument(db, documentId)
  if (!document || !(await maySeeDocument(db, actor, documentId))) return reject({ code: 'not-found' })
  const reason = whyNotDocument('points', await documentCase(db, document), actor)
  if (reason) return reject({ code: reason })
  const [reference, directory, questions, last] = await Promise.all([
    context.reference(),
    openDirectory(db),
    db.read
      .selectFrom('meeting_questions')
      .select('id')
      .where('document_id', '=', documentId)
      .orderBy('position')
      .execute(),
    db.read
      .selectFrom('tasks')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('document_id', '=', documentId)
      .executeTakeFirst(),
  ])
  const plan = planTask(
    input,
    {
      id: documentId,
      kind: reference.kind(document.kind)!,
      registeredOn: document.registered_on,
      receivedAt: document.received_at,
      signedOn: document.correspondent_date,
      questionIds: questions.map((question) => question.id),
    },
    (last?.position ?? 0) + 1,
    { reference, directory, actor, now: clock.now(), today: clock.today() },
  )
  if (!plan.ok) return plan
  const { draft } = plan.value
  // Somebody added the point of this place at the same moment.
  const written = await commitAs(
    db,
    [
      guard('document-stands', 'SELECT annulled_on IS NULL FROM documents WHERE id = ?', [documentId]),
      ...insertTasks([plan.value]),
      ...indexWords([{ documentId, taskId: draft.id, text: draft.text }]),
      ...also(newTask(plan.value)),
    ],
    undefined,
  )
  if (!written.ok) return written
  return done((await findTask(db, draft.id))!)
}
