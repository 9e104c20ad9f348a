import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { readSetting } from '../../db/settings.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import type { Ladder } from './ladder.ts'
import { councilLadders } from './ladders.ts'
import { letterRuleChanger } from './rule-changes.ts'

/**
 * Keeps the ladder of a kind of documents, or the usual one; null gives a kind the usual one again. What has been planned stays as
 * it is, the next plan goes by the new ladder.
 */
export async function keepLadder(
  context: LettersContext,
  actor: Actor,
  kind: string | 'usual',
  ladder: Ladder | null,
): Promise<Result<void>> {
  if (!may(actor, 'keep-letters')) return reject({ code: 'not-allowed' })
  const { kinds } = await context.reference()
  if (kind !== 'usual' && !kinds.some(({ id }) => id === kind)) return reject({ code: 'not-found' })
  const change = await letterRuleChanger(context, actor)
  const ladders = await readSetting(context.db, councilLadders)
  if (kind === 'usual') {
    const usual = ladder ?? ladders.usual
    return commitAs(context.db, change(councilLadders, { ...ladders, usual }), undefined)
  }
  const { [kind]: _own, ...others } = ladders.kinds
  const kindsOwn = ladder ? { ...others, [kind]: ladder } : others
  return commitAs(context.db, change(councilLadders, { ...ladders, kinds: kindsOwn }), undefined)
}
