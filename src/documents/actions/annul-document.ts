import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import { commitAs } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { onControl } from '../../deadlines/on-control.ts'
import { type DocumentRow, findDocument } from '../../journals/store.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { documentCase } from '../document-case.ts'
import { whyNotDocument } from '../transitions.ts'

/**
 * Annuls a document registered by mistake: it keeps its number and says why. Refused while a task of it is on control.
 */
export async function annulDocument(
  context: TasksContext,
  actor: Actor,
  id: string,
  version: number,
  reason: string,
): Promise<Result<DocumentRow>> {
  const { db, clock } = context
  const document = await findDocument(db, id)
  if (!document || !(await maySeeDocument(db, actor, id))) return reject({ code: 'not-found' })
  const why = whyNotDocument('annulment', await documentCase(db, document), actor)
  if (why) return reject({ code: why })
  if (document.version !== version) return reject({ code: 'conflict' })
  if (reason.trim() === '') return reject({ code: 'required', field: 'reason' })
  const today = clock.today()
  const changes = [{ field: 'annulled', from: null, to: reason.trim() }]
  const written = await commitAs(
    db,
    [
      insertRows('document_changes', [
        {
          document_id: id,
          version: version + 1,
          recorded_at: clock.now(),
          recorded_by: actor.accountId,
          changes: JSON.stringify(changes),
        },
      ]),
      guard(
        'nothing-on-control',
        `SELECT NOT EXISTS (SELECT 1 FROM tasks WHERE document_id = ? AND ${onControl.sql()})`,
        [id],
      ),
      db.read
        .updateTable('documents')
        .set({ annulled_on: today, annulment_reason: reason.trim(), version: version + 1 })
        .where('id', '=', id),
    ],
    undefined,
  )
  if (!written.ok) return written
  return done((await findDocument(db, id))!)
}
