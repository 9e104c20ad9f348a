import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Day } from '../../kernel/day.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { toFacts } from '../../tasks/open-task.ts'
import { appendFactsToMany } from '../../tasks/store.ts'
import { blocksOfDay, blockWords } from '../block.ts'
import { itemName, MOST_ITEMS, type RemovalItem } from '../removal.ts'
import { describeItems } from '../store.ts'

/** The resolution by which incoming documents leave control: «До справи», with its text. */
export interface Resolution {
  on: Day
  words: string
}

const LONGEST_WORDS = 300

/**
 * «До справи» for many at once: all of them in one commit, or none, with what stands in the way named by document.
 * Answers how many points were removed.
 */
export async function removeToFile(
  context: TasksContext,
  actor: Actor,
  taskIds: readonly string[],
  resolution: Resolution,
): Promise<Result<number>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, clock } = context
  const ids = [...new Set(taskIds)]
  const words = resolution.words.trim()
  const refusals: Refusal[] = []
  if (ids.length === 0) refusals.push({ code: 'removal-without-items' })
  if (ids.length > MOST_ITEMS) refusals.push({ code: 'too-many', facts: { most: MOST_ITEMS } })
  if (words === '') refusals.push({ code: 'required', field: 'words' })
  if (words.length > LONGEST_WORDS)
    refusals.push({ code: 'too-long', field: 'words', facts: { most: LONGEST_WORDS } })
  if (resolution.on > clock.today()) refusals.push({ code: 'in-the-future', field: 'on' })
  if (refusals.length > 0) return reject(...refusals)

  const reference = await context.reference()
  const keys = ids.map((task) => ({ task, ground: 'executed' as const }))
  const items = await describeItems(db, reference.kinds, keys)
  if (items.length < ids.length) return reject({ code: 'not-found' })
  const against = items.flatMap((item) => {
    const toFile = reference.kind(item.task.row.kind)?.leavesControl === 'to-file'
    return judge(item, resolution.on, toFile)
  })
  if (against.length > 0) return reject(...against)

  const ground = { kind: 'to-file' as const, words }
  const event = { kind: 'removed' as const, ground, happenedOn: resolution.on }
  return commitAs(
    db,
    appendFactsToMany(
      items.map(({ task }) => ({
        task,
        added: toFacts([event], task.row.seq, { recordedAt: clock.now(), recordedBy: actor.accountId }),
      })),
    ),
    items.length,
  )
}

function judge(item: RemovalItem, on: Day, toFile: boolean): Refusal[] {
  const { task, blocks } = item
  const name = itemName(item)
  if (!toFile) return [{ code: 'removal-not-to-file', facts: { item: name } }]
  const reasons = [...blocks, ...blocksOfDay(task, on)]
  if (reasons.length === 0) return []
  return [{ code: 'removal-item-blocked', facts: { item: name, why: reasons.map(blockWords).join('; ') } }]
}
