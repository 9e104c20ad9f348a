import type { Actor } from '../../access/actor.ts'
import { commitAs } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../../reports/context.ts'
import { type ExportJob, findExportJob, withoutParts } from '../store.ts'

/** Withdraws an export job at any stage; the worker that holds it stops at its next part. */
export async function withdrawExport(
  { db }: ReportsContext,
  actor: Actor,
  id: string,
): Promise<Result<ExportJob>> {
  const file = await findExportJob(db, actor.accountId, id)
  if (!file || file.state === 'withdrawn') return reject({ code: 'not-found' })
  return commitAs(
    db,
    [
      guard('prepared_as_read', 'SELECT state = ? FROM prepared_files WHERE id = ?', [file.state, id]),
      {
        sql: `UPDATE prepared_files SET state = 'withdrawn', holder = NULL, held_until = NULL, hash = NULL, ids_hash = NULL,
          reason = NULL WHERE id = ?`,
        parameters: [id],
      },
      withoutParts(id),
    ],
    file,
  )
}
