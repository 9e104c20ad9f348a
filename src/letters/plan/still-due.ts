import type { Day } from '../../kernel/day.ts'
import type { TaskRow } from '../../tasks/store.ts'

/** What became of a task after it was planned to write about it. */
export const dropReasons = [
  'annulled',
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

/** Why a planned item has nothing to say any more, by the state of its task at the moment of sending; null where it still has. */
export function whyDropped(
  item: PlannedItem,
  task: TaskNow,
  {
    annulled,
    concerned,
  }: { annulled: boolean /** the person has still to do with the task */; concerned: boolean },
): DropReason | null {
  if (annulled) return 'annulled'
  if (task.removed_on) return 'removed'
  if (task.executed_on) return 'executed'
  if (!task.placed_on && !task.parent_id) return 'not-on-control'
  if (task.reported_on) return 'reported'
  // What an act caused («returned:4») is told whatever the term is; a step of the ladder belongs to its due day.
  if (!item.step.includes(':') && item.due_day !== task.due_day) return 'moved'
  return concerned ? null : 'reassigned'
}
