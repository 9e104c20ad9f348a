import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import type { Ladder } from './ladder.ts'
import { keepLadders, readLadders } from './ladders.ts'

/**
 * Keeps the ladder of a kind of documents, or the usual one; null gives a kind the usual one again. What has been planned stays as
 * it is, the next plan goes by the new ladder.
 */
export async function keepLadder(
  office: LettersContext,
  actor: Actor,
  kind: string | 'usual',
  ladder: Ladder | null,
): Promise<Outcome<void>> {
  if (!may(actor, 'keep-letters')) return refuse({ code: 'not-allowed' })
  const { kinds } = await office.reference()
  if (kind !== 'usual' && !kinds.some(({ id }) => id === kind)) return refuse({ code: 'not-found' })
  const ladders = await readLadders(office.db)
  if (kind === 'usual') {
    if (ladder) await office.db.commit([keepLadders(office.db, { ...ladders, usual: ladder })])
    return done(undefined)
  }
  const { [kind]: _own, ...others } = ladders.kinds
  const changed = ladder ? { ...others, [kind]: ladder } : others
  await office.db.commit([keepLadders(office.db, { ...ladders, kinds: changed })])
  return done(undefined)
}
