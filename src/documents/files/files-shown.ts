import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import type { FileRules } from '../../files/file-rules.ts'
import { readFileRules } from '../../files/store.ts'
import { hiddenText } from '../../tasks/masked-text.ts'
import type { Task } from '../../tasks/store.ts'
import { mayAddEvidence, mayAddScans, mayWithdraw } from './file-rights.ts'
import { type FileItem, filesOfDocument } from './files-of-document.ts'
import { hiddenFiles } from './hidden-files.ts'

/** What the sheet «Файли» of a document shows this person. */
export interface FilesShown {
  documentId: string
  active: (FileItem & { mayOpen: boolean; mayWithdraw: boolean })[]
  withdrawn: FileItem[]
  /** whether a withdrawn one may be opened */
  mayOpenWithdrawn: boolean
  /** where this person may add files: the document itself, the task that is looked at */
  places: { taskId: string | null; point: string }[]
  rules: FileRules
}

/** `task` is the one whose acts are open on the page; the caller has checked that the document may be seen. */
export async function filesShown(
  db: Database,
  actor: Actor,
  document: { id: string; annulled_on: string | null },
  task?: Task,
): Promise<FilesShown> {
  const [all, rules] = await Promise.all([filesOfDocument(db, document.id), readFileRules(db)])
  const hidden = await hiddenFiles(db, actor, document.id, all)
  const files = all.map((file) => (hidden.has(file.id) ? nameless(file) : file))
  const open = document.annulled_on === null
  return {
    documentId: document.id,
    active: files
      .filter((file) => !file.withdrawn_at)
      .map((file) => ({
        ...file,
        mayOpen: !hidden.has(file.id),
        mayWithdraw: !hidden.has(file.id) && mayWithdraw(file, actor),
      })),
    withdrawn: files.filter((file) => file.withdrawn_at),
    mayOpenWithdrawn: mayAddScans(actor),
    places: [
      ...(open && mayAddScans(actor) ? [{ taskId: null, point: '' }] : []),
      ...(open && task && mayAddEvidence(task.state.executors, actor)
        ? [{ taskId: task.row.id, point: task.row.point }]
        : []),
    ],
    rules,
  }
}

function nameless(file: FileItem): FileItem {
  return { ...file, name: hiddenText, withdrawal_reason: file.withdrawal_reason && hiddenText }
}
