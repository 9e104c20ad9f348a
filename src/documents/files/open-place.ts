import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import type { Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import type { FilePlace, FilesOf } from '../../files/file-place.ts'
import { guardsOf } from '../../files/guards.ts'
import { type DocumentRow, findDocument } from '../../journals/store.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { findTask, type Task } from '../../tasks/store.ts'
import { mayAddEvidence, mayAddScans } from './file-rights.ts'

export interface OpenPlace extends FilePlace {
  document: DocumentRow
  /** break a commit in which this is no longer so: the document annulled, the task given to others, the account closed */
  stillOpen: Write[]
}

/** The place, where this person may add files to it now. Absent and hidden look the same. */
export async function openPlace(
  context: TasksContext,
  actor: Actor,
  filesOf: FilesOf,
): Promise<Result<OpenPlace>> {
  const { db } = context
  const task = 'task' in filesOf ? await findTask(db, filesOf.task) : undefined
  if ('task' in filesOf && !task) return reject({ code: 'not-found' })
  const documentId = task?.row.document_id ?? ('document' in filesOf ? filesOf.document : '')
  const document = await findDocument(db, documentId)
  if (!document || !(await maySeeDocument(db, actor, documentId))) return reject({ code: 'not-found' })
  const allowed = task ? mayAddEvidence(task.state.executors, actor) : mayAddScans(actor)
  if (!allowed || !(await accountStands(context, actor))) return reject({ code: 'not-allowed' })
  if (document.annulled_on) return reject({ code: 'document-annulled' })
  const place = { documentId, taskId: task?.row.id ?? null }
  const stillOpen = task ? [...guardsOf(documentId, actor), taskIsAsRead(task)] : guardsOf(documentId, actor)
  return done({ ...place, document, stillOpen })
}

function taskIsAsRead({ row }: Task): Write {
  return guard('task-is-as-read', 'SELECT seq = ? FROM tasks WHERE id = ?', [row.seq, row.id])
}

// An upload takes minutes: who began it may have lost the right meanwhile.
async function accountStands({ db }: TasksContext, { accountId, role }: Actor): Promise<boolean> {
  if (accountId === null) return true
  const account = await db.read
    .selectFrom('accounts')
    .select('role')
    .where('id', '=', accountId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return account?.role === role
}
