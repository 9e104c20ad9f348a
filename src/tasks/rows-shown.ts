import type { Reference } from '../journals/reference.ts'
import type { Day } from '../kernel/day.ts'
import type { TaskItem } from './lists/task-register.ts'
import { taskStatusOf } from './task-status.ts'

/** Tasks as the rows of a list show them: with the name of their kind and their status today. */
export function rowsOf(items: TaskItem[], reference: Reference, today: Day) {
  return items.map((item) => ({
    item,
    kind: reference.kind(item.kind)?.name ?? item.kind,
    standing: taskStatusOf(item, today, reference.calendar),
  }))
}
