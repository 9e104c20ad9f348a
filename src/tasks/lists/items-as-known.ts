import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Instant } from '../../kernel/day.ts'
import { type Directory, openDirectory } from '../../people/directory.ts'
import type { Fact } from '../fact.ts'
import { factsOf, projection } from '../store.ts'
import { taskState } from '../task-state.ts'
import type { TaskItem } from './task-register.ts'

/**
 * The same rows as they were known on an instant: a task with later records is rebuilt from the facts known then.
 * How many letters were sent of it is as of now.
 */
export async function itemsAsKnown(
  db: Database,
  items: readonly TaskItem[],
  knownOn: Instant,
): Promise<TaskItem[]> {
  const changed = await db.read
    .selectFrom('tasks')
    .select('id')
    .where(
      'id',
      'in',
      listed(
        db,
        items.map(({ id }) => id),
      ),
    )
    .where('last_recorded_at', '>', knownOn)
    .where('first_recorded_at', '<=', knownOn)
    .execute()
  if (changed.length === 0) return [...items]
  const [facts, directory] = await Promise.all([
    factsOf(
      db,
      changed.map(({ id }) => id),
    ),
    openDirectory(db),
  ])
  return items.map((item) => {
    const own = facts.get(item.id)
    return own ? asKnown(item, own, directory, knownOn) : item
  })
}

function asKnown(
  item: TaskItem,
  facts: readonly Fact[],
  { departments, people }: Directory,
  knownOn: Instant,
): TaskItem {
  const state = taskState(facts, { knownOn })
  const { department_id, lead_id, ...columns } = projection(state)
  return {
    ...item,
    ...columns,
    ...wordsBefore(item, facts, knownOn),
    department: departments.find(({ id }) => id === department_id)?.name ?? item.department,
    person: people.find(({ id }) => id === lead_id)?.short_name ?? null,
    others: state.executors.length - 1,
  }
}

/** Words that were corrected since, as they stood before the first correction. */
function wordsBefore(item: TaskItem, facts: readonly Fact[], knownOn: Instant) {
  const corrections = facts.flatMap((fact) =>
    fact.kind === 'edited' && fact.recordedAt > knownOn ? fact.changes : [],
  )
  const text = corrections.find(({ field }) => field === 'text')?.from ?? item.text
  const special = corrections.find(({ field }) => field === 'special')?.from
  return { text, special: special === undefined ? item.special : special === 'так' ? 1 : 0 }
}
