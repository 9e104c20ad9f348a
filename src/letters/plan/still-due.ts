import type { Day } from '../../kernel/day.ts'
import type { TaskRow } from '../../tasks/store.ts'

/** What became of a task after it was planned to write about it. */
export const dropReasons = [
  'annulled',
  'taken-back',
  'not-on-control',
  'removed',
  'executed',
  'reported',
  'moved',
  'reassigned',
] as const
export type DropReason = (typeof dropReasons)[number]

export interface PlannedItem {
  step: string
  due_day: Day | null
}

type TaskNow = Pick<
  TaskRow,
  'placed_on' | 'parent_id' | 'removed_on' | 'executed_on' | 'reported_on' | 'due_day'
>

/** Why a planned item is dropped, by the state of its task at the moment of sending; null where it is still due. */
export function whyDropped(
  item: PlannedItem,
  task: TaskNow,
  {
    annulled,
    mistakes,
    concerned,
  }: {
    annulled: boolean
    /** the places in its history of entries that were taken back */
    mistakes: ReadonlySet<number>
    /** the person has still to do with the task */
    concerned: boolean
  },
): DropReason | null {
  if (annulled) return 'annulled'
  if (mistakes.has(causeOf(item.step))) return 'taken-back'
  if (task.removed_on) return 'removed'
  if (task.executed_on) return 'executed'
  if (!task.placed_on && !task.parent_id) return 'not-on-control'
  if (task.reported_on) return 'reported'
  // An item caused by an act («returned:4») is sent whatever the term is; a step of the ladder belongs to its due day.
  if (!item.step.includes(':') && item.due_day !== task.due_day) return 'moved'
  return concerned ? null : 'reassigned'
}

/** The number of the fact that caused an item («returned:4»); 0 for a step of the ladder. */
function causeOf(step: string): number {
  return Number(step.split(':')[1] ?? 0)
}
