import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import { commitAs } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import { type FileRow, findFile } from '../../files/store.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { mayWithdraw } from './file-rights.ts'
import { hiddenFiles } from './hidden-files.ts'

const longestReason = 1000

/** Takes a file out of the lists: the row and the bytes stay, and the reason stands in the history. */
export async function withdrawFile(
  { db, clock }: TasksContext,
  actor: Actor,
  id: string,
  reason: string,
): Promise<Result<FileRow>> {
  const file = await findFile(db, id)
  if (!file || !(await maySeeDocument(db, actor, file.document_id))) return reject({ code: 'not-found' })
  if ((await hiddenFiles(db, actor, file.document_id, [file])).size > 0) return reject({ code: 'not-found' })
  if (!mayWithdraw(file, actor)) return reject({ code: 'not-allowed' })
  if (file.withdrawn_at) return reject({ code: 'file-withdrawn' })
  const words = reason.trim()
  if (words === '') return reject({ code: 'required', field: 'reason' })
  if (words.length > longestReason)
    return reject({ code: 'too-long', field: 'reason', facts: { most: longestReason } })
  const withdrawal = {
    withdrawn_at: clock.now(),
    withdrawn_by: actor.accountId,
    withdrawal_reason: words,
  }
  return commitAs(
    db,
    [
      guard('file-stands', 'SELECT withdrawn_at IS NULL FROM files WHERE id = ?', [id]),
      db.read.updateTable('files').set(withdrawal).where('id', '=', id),
    ],
    { ...file, ...withdrawal },
    { code: 'file-withdrawn' },
  )
}
