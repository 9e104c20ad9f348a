import type { Actor } from '../../accounts/actor.ts'
import { may } from '../../accounts/rights.ts'
import { CommitConflict } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { type DocumentRow, findDocument } from '../../documents/store.ts'
import { done, type Outcome, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'

/**
 * Annuls a document registered by mistake: it keeps its number and says why. Refused while a task of it is on control.
 */
export async function annulDocument(
  office: Office,
  actor: Actor,
  id: string,
  version: number,
  reason: string,
): Promise<Outcome<DocumentRow>> {
  const { db, clock } = office
  if (!may(actor, 'register')) return refuse({ code: 'not-allowed' })
  const document = await findDocument(db, id)
  if (!document) return refuse({ code: 'not-found' })
  if (document.annulled_on) return refuse({ code: 'document-annulled' })
  if (document.version !== version) return refuse({ code: 'conflict' })
  if (reason.trim() === '') return refuse({ code: 'required', field: 'reason' })
  const onControl = await db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', id)
    .where('placed_on', 'is not', null)
    .where('removed_on', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (onControl) return refuse({ code: 'document-on-control' })
  const today = clock.today()
  const changes = [{ field: 'annulled', from: null, to: reason.trim() }]
  try {
    await db.commit([
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
        'SELECT NOT EXISTS (SELECT 1 FROM tasks WHERE document_id = ? AND placed_on IS NOT NULL AND removed_on IS NULL)',
        [id],
      ),
      db.read
        .updateTable('documents')
        .set({ annulled_on: today, annulment_reason: reason.trim(), version: version + 1 })
        .where('id', '=', id),
    ])
  } catch (error) {
    if (error instanceof CommitConflict) return refuse({ code: 'conflict' })
    throw error
  }
  return done((await findDocument(db, id))!)
}
