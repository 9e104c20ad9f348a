import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'

/** Revokes the answer link of an item for good; the first revocation is the one recorded. */
export async function revokeAnswerLink(
  { db, clock }: LettersContext,
  actor: Actor,
  { letterId, itemId }: { letterId: string; itemId: string },
): Promise<Result<void>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const item = await db.read
    .selectFrom('letter_items')
    .select('id')
    .where('id', '=', itemId)
    .where('outbox_id', '=', letterId)
    .executeTakeFirst()
  if (!item) return reject({ code: 'not-found' })
  await db.commit([
    db.read
      .updateTable('letter_items')
      .set({ revoked_at: clock.now(), revoked_by: actor.accountId })
      .where('id', '=', itemId)
      .where('revoked_at', 'is', null),
  ])
  return done(undefined)
}
