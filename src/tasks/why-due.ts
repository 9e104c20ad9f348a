import { formatDay } from '../kernel/day.ts'
import type { TaskRow } from './store.ts'
import type { TaskState } from './task-state.ts'

/** Why a task is due on its day: how the term was counted, then each move. The same sentences on the card and in letters. */
export function whyDue(
  row: Pick<TaskRow, 'term_steps' | 'due_day' | 'granted_until'>,
  extensions: TaskState['extensions'],
): { steps: string[]; law: string } {
  const { steps = [], law = '' } = row.term_steps ? JSON.parse(row.term_steps) : {}
  const moves = extensions.map(
    ({ until, decidedOn, decidedBy, ground }) =>
      `${formatDay(decidedOn)} продовжено до ${formatDay(until)}${decidedBy ? `, ${decidedBy}` : ''}${ground ? `: ${ground}` : ''}` +
      `${row.due_day! < until && until === row.granted_until && row.due_day !== until ? ' (після строку, порушення лишається)' : ''}.`,
  )
  return { steps: [...steps, ...moves], law }
}
