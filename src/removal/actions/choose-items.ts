import { listed } from '../../db/listed.ts'
import { type Refusal, type Result, reject, unlessRefused } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { itemName, MOST_ITEMS, type RemovalItem } from '../removal.ts'
import { describeItems } from '../store.ts'

/**
 * The tasks as items of a draft, whose ground is that they are executed. What blocks an item does not keep it out: a draft
 * may wait for an acceptance. Refuses tasks that are not there, that leave control otherwise, that another draft has.
 */
export async function chooseItems(
  context: TasksContext,
  taskIds: readonly string[],
): Promise<Result<RemovalItem[]>> {
  const ids = [...new Set(taskIds)]
  if (ids.length === 0) return reject({ code: 'removal-without-items' })
  if (ids.length > MOST_ITEMS) return reject({ code: 'too-many', facts: { most: MOST_ITEMS } })
  const { db } = context
  const reference = await context.reference()
  const keys = ids.map((task) => ({ task, ground: 'executed' as const }))
  const [items, drafted] = await Promise.all([
    describeItems(db, reference.kinds, keys),
    db.read
      .selectFrom('removal_items')
      .select('task_id')
      .where('task_id', 'in', listed(db, ids))
      .where('draft_id', 'not in', (eb) => eb.selectFrom('removal_adoptions').select('draft_id'))
      .execute(),
  ])
  if (items.length < ids.length) return reject({ code: 'not-found' })
  const inDraft = new Set(drafted.map(({ task_id }) => task_id))
  const refusals = items.flatMap((item): Refusal[] => {
    const facts = { item: itemName(item) }
    const { id, kind } = item.task.row
    if (reference.kind(kind)?.leavesControl !== 'removal-decision')
      return [{ code: 'removal-not-by-decision', facts }]
    return inDraft.has(id) ? [{ code: 'removal-item-in-draft', facts }] : []
  })
  return unlessRefused(refusals, items)
}
