import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import type { DeliveryState } from '../letter-kind.ts'
import { type LetterResolution, letterResolutionRules, mayResolveLetter } from './resolution.ts'
import { deliveryWrites } from './store.ts'

/**
 * Records what a person decides about a letter: it has arrived, is sent once more with the same Message-ID, was handed over on
 * paper, or is not sent. Refused where a sender has claimed it or its delivery has ended; `conflict` where it changed meanwhile.
 */
export async function resolveLetter(
  { db, clock }: LettersContext,
  actor: Actor,
  {
    id,
    resolution,
    also = () => [],
  }: { id: string; resolution: LetterResolution; also?: Alongside<{ id: string; state: DeliveryState }> },
): Promise<Result<{ id: string; state: DeliveryState }>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const letter = await db.read
    .selectFrom('outbox')
    .select(['id', 'seq', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!letter) return reject({ code: 'not-found' })
  if (!mayResolveLetter(resolution, letter.state)) return reject({ code: 'letter-not-waiting' })
  const { to, words } = letterResolutionRules[resolution]
  const now = clock.now()
  const made = { id, state: to }
  return commitAs(
    db,
    [
      ...deliveryWrites([
        { letter, events: [{ state: to, words, readyAt: now }], at: now, recordedBy: actor.accountId },
      ]),
      ...also(made),
    ],
    made,
  )
}
