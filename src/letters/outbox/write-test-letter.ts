import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'

/** A letter to oneself, without a number: whether the mail server takes letters at all. */
export async function writeTestLetter(
  { db, clock }: LettersContext,
  actor: Actor,
): Promise<Result<{ id: string }>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  if (!actor.personId) return reject({ code: 'not-found' })
  const id = newId()
  const now = clock.now()
  const row = {
    id,
    kind: 'test' as const,
    day: clock.today(),
    recipient_id: actor.personId,
    seq: 1,
    state: 'planned' as const,
    ready_at: now,
    attempts: 0,
    recorded_at: now,
    recorded_by: actor.accountId,
  }
  const event = { outbox_id: id, seq: 1, at: now, state: 'planned' as const, recorded_by: actor.accountId }
  await db.commit([insertRows('outbox', [row]), insertRows('outbox_events', [event])])
  return done({ id })
}
