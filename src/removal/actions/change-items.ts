import type { Actor } from '../../access/actor.ts'
import { done, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import type { GroundName } from '../ground.ts'
import { MOST_ITEMS, type RemovalItem } from '../removal.ts'
import { deleteItems, insertItems } from '../store.ts'
import { changeDraft } from './change-draft.ts'
import { chooseItems } from './choose-items.ts'

/** Adds tasks to a draft. */
export function addItems(context: TasksContext, actor: Actor, id: string, taskIds: readonly string[]) {
  return changeDraft(context, actor, id, async ({ items: present }) => {
    const items = await chooseItems(context, taskIds)
    if (!items.ok) return items
    if (present.length + items.value.length > MOST_ITEMS)
      return reject({ code: 'too-many', facts: { most: MOST_ITEMS } })
    return done({ writes: insertItems(id, items.value) })
  })
}

/** Takes tasks out of a draft; they stay on control. */
export function dropItems(context: TasksContext, actor: Actor, id: string, taskIds: readonly string[]) {
  return changeMarked(context, actor, id, taskIds, () => [])
}

/** Confirms the items after their later changes were reviewed, and keeps them in the draft. */
export function reviewItems(context: TasksContext, actor: Actor, id: string, taskIds: readonly string[]) {
  return changeMarked(context, actor, id, taskIds, (items) =>
    items.map((item) => ({ ...item, seq: item.task.row.seq })),
  )
}

/** Says why these points leave control. */
export function setGround(
  context: TasksContext,
  actor: Actor,
  id: string,
  taskIds: readonly string[],
  ground: GroundName,
) {
  return changeMarked(context, actor, id, taskIds, (items) => items.map((item) => ({ ...item, ground })))
}

function changeMarked(
  context: TasksContext,
  actor: Actor,
  id: string,
  taskIds: readonly string[],
  change: (items: RemovalItem[]) => RemovalItem[],
) {
  return changeDraft(context, actor, id, ({ items }) => {
    const marked = items.filter(({ task }) => taskIds.includes(task.row.id))
    if (marked.length === 0) return reject({ code: 'removal-without-items' })
    const ids = marked.map(({ task }) => task.row.id)
    return done({ writes: [deleteItems(context.db, id, ids), ...insertItems(id, change(marked))] })
  })
}
