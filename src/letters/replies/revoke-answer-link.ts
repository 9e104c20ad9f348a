import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'

/** The link of an item answers no more, from now on; once taken back it stays so, with whoever did it first. */
export async function revokeAnswerLink(
  { db, clock }: LettersContext,
  actor: Actor,
  { letterId, itemId }: { letterId: string; itemId: string },
): Promise<Outcome<void>> {
  if (!may(actor, 'control')) return refuse({ code: 'not-allowed' })
  const item = await db.read
    .selectFrom('letter_items')
    .select('id')
    .where('id', '=', itemId)
    .where('outbox_id', '=', letterId)
    .executeTakeFirst()
  if (!item) return refuse({ code: 'not-found' })
  await db.commit([
    db.read
      .updateTable('letter_items')
      .set({ revoked_at: clock.now(), revoked_by: actor.accountId })
      .where('id', '=', itemId)
      .where('revoked_at', 'is', null),
  ])
  return done(undefined)
}
