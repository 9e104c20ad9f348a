import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { judgeTemplate, type TemplateKind } from './template.ts'

/** Keeps the council's own template of a kind of letter; null returns to the built-in template. Letters finalized before stay as they are. */
export async function keepTemplate(
  { db, clock }: LettersContext,
  actor: Actor,
  kind: TemplateKind,
  text: string | null,
): Promise<Result<void>> {
  if (!may(actor, 'keep-letters')) return reject({ code: 'not-allowed' })
  const judged = text === null ? done(null) : judgeTemplate(kind, text)
  if (!judged.ok) return judged
  const last = await db.read
    .selectFrom('letter_templates')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('kind', '=', kind)
    .executeTakeFirst()
  const row = {
    kind,
    version: (last?.version ?? 0) + 1,
    text: judged.value,
    recorded_at: clock.now(),
    recorded_by: actor.accountId,
  }
  return commitAs(db, [insertRows('letter_templates', [row])], undefined)
}
