import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { newId } from '../../kernel/id.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { annexOf } from '../annex.ts'
import type { CandidateFilter } from '../candidate-filter.ts'
import { removableIds } from '../lists/candidates.ts'
import { firstWording } from '../paper.ts'
import type { Removal, Wording } from '../removal.ts'
import { insertDraft, lastSignatures } from '../store.ts'
import { chooseItems } from './choose-items.ts'

/** What a draft begins with: named tasks, or all that a filter finds and nothing keeps on control. */
export interface DraftInput {
  chosen: { tasks: string[] } | { filter: CandidateFilter }
  wording?: Partial<Wording>
}

/** Begins a draft of a decision on removal: a project without a number, which removes nothing yet. */
export async function draftDecision(
  context: TasksContext,
  actor: Actor,
  { chosen, wording }: DraftInput,
  also: Alongside<Removal> = () => [],
): Promise<Result<Removal>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const { kinds } = await context.reference()
  const tasks = 'tasks' in chosen ? chosen.tasks : await removableIds(db, kinds, chosen.filter)
  const items = await chooseItems(context, tasks)
  if (!items.ok) return items
  const first = firstWording(annexOf(items.value, kinds), await lastSignatures(db))
  const removal: Removal = {
    id: newId(),
    version: 1,
    recordedAt: clock.now(),
    wording: { ...first, ...wording },
    items: items.value,
    adoption: null,
    reversal: null,
  }
  return commitAs(db, [...insertDraft(removal, actor.accountId), ...also(removal)], removal)
}
