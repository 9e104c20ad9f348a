import { formatTerm } from '../deadlines/term.ts'
import { formatDay } from '../kernel/day.ts'
import type { TaskRow } from '../tasks/store.ts'
import type { TermInput } from '../tasks/task-draft.ts'

/** The term of an instruction as text: the due day, «постійно» or «без терміну», and a remark. */
export function instructionTerm(row: TaskRow): { term: string; termNote?: string } {
  const given: TermInput = row.term === null ? null : JSON.parse(row.term)
  if (!row.due_day) return { term: given?.kind === 'permanent' ? 'постійно' : 'без терміну' }
  const moved = row.first_due_day && row.first_due_day !== row.due_day
  if (moved) return { term: formatDay(row.due_day), termNote: `первинний ${formatDay(row.first_due_day!)}` }
  return {
    term: formatDay(row.due_day),
    termNote: given?.kind === 'periodic' ? formatTerm(given) : undefined,
  }
}
