import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import { formatDay } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { Removal, Wording } from '../removal.ts'
import { findRemoval, nextVersion } from '../store.ts'

/** What changes a draft, decided on the draft as it stands: the writes, and its new wording where that changes. */
type Decision = Result<{ writes: Write[]; wording?: Wording }>

/**
 * The one way a draft changes: read it, decide, commit once. An adopted decision changes no more; if another person
 * changed the draft in between, the answer is `conflict`. `read` is the version of the page the person decided on.
 */
export async function changeDraft(
  context: TasksContext,
  actor: Actor,
  {
    id,
    read,
    decide,
  }: { id: string; read?: number; decide: (removal: Removal) => Decision | Promise<Decision> },
): Promise<Result<Removal>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db } = context
  const { kinds } = await context.reference()
  const removal = await findRemoval(db, kinds, id)
  if (!removal) return reject({ code: 'not-found' })
  if (removal.adoption) return reject(adoptedAlready(removal.adoption))
  if (read !== undefined && read !== removal.version) return reject({ code: 'conflict' })
  const decision = await decide(removal)
  if (!decision.ok) return decision
  return commitAs(
    db,
    [...nextVersion(db, removal, decision.value.wording), ...decision.value.writes],
    async () => (await findRemoval(db, kinds, id))!,
  )
}

export function adoptedAlready({
  number,
  on,
}: {
  number: string
  on: Parameters<typeof formatDay>[0]
}): Refusal {
  return { code: 'decision-adopted-already', facts: { number, date: formatDay(on) } }
}
