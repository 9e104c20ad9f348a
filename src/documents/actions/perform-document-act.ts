import type { Updateable } from 'kysely'
import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside, Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tables } from '../../db/tables.ts'
import { type DocumentRow, findDocument, indexWords } from '../../journals/store.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { FieldChange } from '../../tasks/fact.ts'
import type { PlannedTask } from '../../tasks/plan-task.ts'
import { findTask, insertTasks, newTask, type Task } from '../../tasks/store.ts'
import { type DocumentAct, whyNotDocument } from '../act.ts'
import { documentCase } from '../document-case.ts'

/** What a decision answers: what is different from now on, and what else has to be written with it. */
export interface DocumentDecision {
  /** of the document itself, for its history: every act that changes it makes a new version */
  changes?: FieldChange[]
  columns?: Updateable<Tables['documents']>
  /** new points of it */
  tasks?: PlannedTask[]
  writes?: Write[]
}

/** The document after an act, with the points that are new. */
export interface DocumentAfter {
  document: DocumentRow
  tasks: Task[]
}

/** An act on a document with what is given to it. */
export interface DocumentPerformance<I> {
  act: Omit<DocumentAct<string, I>, 'name'>
  documentId: string
  input: I
  /** the version the person decided on; a newer one is never overwritten */
  version?: number | undefined
  /** what is written in the same commit */
  also?: Alongside<DocumentAfter>
}

/**
 * The one way a registered document changes: read it as this person may see it, ask the rule of the act, decide, commit once.
 * Absent and hidden look the same; what was there before stays in the history of the document.
 */
export async function performDocumentAct<I>(
  context: TasksContext,
  actor: Actor,
  { act, documentId, input, version, also = () => [] }: DocumentPerformance<I>,
): Promise<Result<DocumentAfter>> {
  const { db, clock } = context
  const document = await findDocument(db, documentId)
  if (!document || !(await maySeeDocument(db, actor, documentId))) return reject({ code: 'not-found' })
  const reason = whyNotDocument(act, await documentCase(context, document), actor)
  if (reason) return reject({ code: reason })
  if (version !== undefined && version !== document.version) return reject({ code: 'conflict' })
  const decision = await act.decide({ document, input, context, actor, today: clock.today() })
  if (!decision.ok) return decision
  const { changes = [], columns, tasks = [], writes = [] } = decision.value
  if (changes.length === 0 && tasks.length === 0) return done({ document, tasks: [] })

  const changed = changes.length > 0 ? { ...columns, version: document.version + 1 } : {}
  return commitAs(
    db,
    [
      guard(
        'document-stands',
        'SELECT annulled_on IS NULL AND registered_on = ? FROM documents WHERE id = ?',
        [document.registered_on, documentId],
      ),
      ...(changes.length > 0
        ? [
            // Two who change one version collide on this key.
            insertRows('document_changes', [
              {
                document_id: documentId,
                version: document.version + 1,
                recorded_at: clock.now(),
                recorded_by: actor.accountId,
                changes: JSON.stringify(changes),
              },
            ]),
            db.read.updateTable('documents').set(changed).where('id', '=', documentId),
          ]
        : []),
      ...insertTasks(tasks),
      ...indexWords(tasks.map(({ draft }) => ({ documentId, taskId: draft.id, text: draft.text }))),
      ...writes,
      ...also({ document: { ...document, ...changed } as DocumentRow, tasks: tasks.map(newTask) }),
    ],
    async () => {
      const [after, ...added] = await Promise.all([
        findDocument(db, documentId),
        ...tasks.map(({ draft }) => findTask(db, draft.id)),
      ])
      return { document: after!, tasks: added.map((task) => task!) }
    },
  )
}

/** An act as a function, for callers that add no statements to its commit. */
export function actingOnDocument<I>(act: DocumentAct<string, I>) {
  return (
    context: TasksContext,
    actor: Actor,
    given: Omit<DocumentPerformance<I>, 'act'>,
  ): Promise<Result<DocumentAfter>> => performDocumentAct(context, actor, { ...given, act })
}
