import type { Actor } from '../../access/actor.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { GroundName } from '../ground.ts'
import { MOST_ITEMS, type RemovalItem } from '../removal.ts'
import { deleteItems, insertItems } from '../store.ts'
import { changeDraft } from './change-draft.ts'
import { chooseItems } from './choose-items.ts'

/** The marked tasks of a draft. */
interface Marked {
  id: string
  taskIds: readonly string[]
}

/** Adds tasks to a draft. */
export function addItems(context: TasksContext, actor: Actor, { id, taskIds }: Marked) {
  return changeDraft(context, actor, {
    id,
    async decide({ items: present }) {
      const items = await chooseItems(context, taskIds)
      if (!items.ok) return items
      if (present.length + items.value.length > MOST_ITEMS)
        return reject({ code: 'too-many', facts: { most: MOST_ITEMS } })
      return done({ writes: insertItems(id, items.value) })
    },
  })
}

/** Takes tasks out of a draft; they stay on control. */
export function dropItems(context: TasksContext, actor: Actor, marked: Marked) {
  return changeMarked(context, actor, { ...marked, change: () => [] })
}

/** Confirms the items after their later changes were reviewed, and keeps them in the draft. */
export function reviewItems(context: TasksContext, actor: Actor, marked: Marked) {
  const change = (item: RemovalItem) => [{ ...item, seq: item.task.row.seq }]
  return changeMarked(context, actor, { ...marked, change })
}

/** Says why these points leave control. */
export function setGround(
  context: TasksContext,
  actor: Actor,
  { ground, ...marked }: Marked & { ground: GroundName },
) {
  return changeMarked(context, actor, { ...marked, change: (item) => [{ ...item, ground }] })
}

/** Puts in the place of each marked item what `change` makes of it. */
function changeMarked(
  context: TasksContext,
  actor: Actor,
  { id, taskIds, change }: Marked & { change: (item: RemovalItem) => RemovalItem[] },
) {
  return changeDraft(context, actor, {
    id,
    decide({ items }) {
      const marked = items.filter(({ task }) => taskIds.includes(task.row.id))
      if (marked.length === 0) return reject({ code: 'removal-without-items' })
      const ids = marked.map(({ task }) => task.row.id)
      return done({
        writes: [deleteItems(context.db, id, ids), ...insertItems(id, marked.flatMap(change))],
      })
    },
  })
}
