import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import type { ErrataInput } from '../inputs.ts'
import { proposedErrata } from './proposed-errata.ts'
import type { Errata } from './signed-report.ts'
import { findSignedReport, hashOf, insertErrata, signerOf } from './store.ts'

/**
 * «Аркуш виправлень»: keeps which lines a signed report says otherwise by now, why, and on what ground that is stated; the report
 * stays as it was signed. Refuses where no line differs.
 */
export async function composeErrata(
  context: ReportsContext,
  actor: Actor,
  { signedId, input }: { signedId: string; input: ErrataInput },
  also: Alongside<Errata> = () => [],
): Promise<Result<Errata>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const { ground, knownOn: given } = input
  const recordedAt = clock.now()
  const knownOn = given ?? recordedAt
  const signed = await findSignedReport(db, signedId)
  if (!signed) return reject({ code: 'not-found' })
  if (ground.trim() === '') return reject({ code: 'required', field: 'ground' })
  if (knownOn > recordedAt) return reject({ code: 'in-the-future', field: 'knownOn' })
  const proposed = await proposedErrata(context, signed, knownOn)
  if (!proposed.ok) return proposed
  const { since, ...sheet } = proposed.value
  if (sheet.lines.length === 0 || knownOn <= since) return reject({ code: 'nothing-to-correct' })
  const unsigned: Omit<Errata, 'hash'> = {
    ...sheet,
    signedId,
    ground: ground.trim(),
    signer: await signerOf(db, actor),
    signedOn: clock.today(),
    recordedAt,
  }
  const errata = { ...unsigned, hash: hashOf(unsigned) }
  return commitAs(db, [insertErrata(errata, actor.accountId), ...also(errata)], errata)
}
