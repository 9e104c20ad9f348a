import { html } from 'hono/html'
import { formatDay } from '../../src/kernel/day.ts'
import type { TaskItem } from '../../src/tasks/lists/task-register.ts'
import type { Standing } from '../../src/tasks/task-status.ts'
import { documentCell, dueCell, executorCell, numberCell, pointCell, stateCell } from '../parts/row-cells.ts'
import { StateBadge } from '../parts/state-badge.tsx'

/** What a row shows: the task, the name of its document's kind, and how it stands today. */
export interface TaskRow {
  item: TaskItem
  kind: string
  standing: Standing
}

/** The widths of the columns of any list of tasks, given before its head. */
export const taskColumns = html`<colgroup><col class="col-doc"><col><col class="col-who"><col class="col-due"><col class="col-state"><col class="col-num"></colgroup>`

/** A row of any list of tasks. Fifty of them stand on a page, so it is written, not mounted. */
export function taskRow({ item, kind, standing }: TaskRow) {
  const href = `/documents/${item.document_id}?task=${item.id}`
  return html`<tr>${documentCell({ href, index: item.number, date: formatDay(item.registered_on), kind })}${pointCell(
    {
      point: item.point,
      text: item.text,
    },
  )}${executorCell({ person: item.person ?? undefined, department: item.department, others: item.others })}${dueCell(
    {
      due: item.due_day ? formatDay(item.due_day) : '—',
      note: dueNote(item),
    },
  )}${stateCell(StateBadge(standing))}${numberCell('Листи', item.letters)}</tr>`
}

function dueNote({ due_day, due_time, first_due_day, granted_until }: TaskItem): string | undefined {
  if (due_time) return `до ${due_time}`
  if (granted_until && granted_until !== due_day) return 'продовжено запізно'
  return first_due_day && first_due_day !== due_day ? `первинний ${formatDay(first_due_day)}` : undefined
}
