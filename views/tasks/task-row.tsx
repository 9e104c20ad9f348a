import { formatDay } from '../../src/kernel/day.ts'
import type { TaskRow, taskColumns } from '../../src/tasks/lists/task-columns.ts'
import type { TaskItem } from '../../src/tasks/lists/task-register.ts'
import type { Cells } from '../parts/register-table.tsx'
import { documentCell, dueCell, executorCell, pointCell, stateCell } from '../parts/row-cells.ts'
import { StateBadge } from '../parts/state-badge.tsx'

/** Cells of any list of tasks that say more than their column. Fifty rows stand on a page, so they are written, not mounted. */
export const taskCells: Cells<TaskRow, (typeof taskColumns)[number]['key']> = {
  number: ({ item, kind }) =>
    documentCell({
      href: `/documents/${item.document_id}?task=${item.id}`,
      index: item.number,
      date: formatDay(item.registered_on),
      kind,
    }),
  text: ({ item }) => pointCell(item),
  department: ({ item }) => executorCell({ ...item, person: item.person ?? undefined }),
  due: ({ item }) => dueCell({ due: item.due_day ? formatDay(item.due_day) : '—', note: dueNote(item) }),
  state: ({ status }) => stateCell(StateBadge(status)),
}

function dueNote({ due_day, due_time, first_due_day, granted_until }: TaskItem): string | undefined {
  if (due_time) return `до ${due_time}`
  if (granted_until && granted_until !== due_day) return 'продовжено запізно'
  return first_due_day && first_due_day !== due_day ? `первинний ${formatDay(first_due_day)}` : undefined
}
