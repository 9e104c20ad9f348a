import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { isDueSoon, stateOfTerm, stateOfTermWords } from '../deadlines/state-of-term.ts'
import { type Day, daysBetween } from '../kernel/day.ts'
import { plural } from '../kernel/plural.ts'

/** The stored days of a task from which its standing is told. */
export interface TaskDays {
  placed_on: Day | null
  /** the task it is part of, where it was handed on within a department: nobody takes such a one on control */
  parent_id?: string | null
  first_due_day: Day | null
  due_day: Day | null
  reported_on: Day | null
  executed_on: Day | null
  completeness: 'full' | 'partly' | null
  removed_on: Day | null
}

export const standingKinds = [
  'not-on-control',
  'overdue',
  'today',
  'soon',
  'open',
  'extended',
  'permanent',
  'waiting',
  'done',
  'late',
  'removed',
] as const
export type StandingKind = (typeof standingKinds)[number]

/** How a task stands, as a kind and in words. */
export interface Standing {
  kind: StandingKind
  label: string
}

/** How a task stands on a day; told from its days, never stored. */
export function taskStatusOf(task: TaskDays, today: Day, calendar: WorkingCalendar): Standing {
  const { placed_on, due_day, executed_on, removed_on, reported_on, completeness } = task
  if (removed_on) return { kind: 'removed', label: 'знято з контролю' }
  if (executed_on) return executed(executed_on, due_day, completeness)
  if (!placed_on && !task.parent_id) return { kind: 'not-on-control', label: 'не на контролі' }
  const term = stateOfTerm(due_day, today, calendar)
  const label = stateOfTermWords(term)
  if (reported_on) {
    const overdue = term.kind === 'overdue' ? `, ${label}` : ''
    return { kind: 'waiting', label: `чекає прийняття${overdue}` }
  }
  switch (term.kind) {
    case 'none':
      return { kind: 'permanent', label: 'без строку' }
    case 'overdue':
    case 'today':
      return { kind: term.kind, label }
    case 'ahead':
      if (isDueSoon(term)) return { kind: 'soon', label }
      return due_day === task.first_due_day
        ? { kind: 'open', label: 'на виконанні' }
        : { kind: 'extended', label: 'строк продовжено' }
    default:
      return term satisfies never
  }
}

function executed(on: Day, due: Day | null, completeness: TaskDays['completeness']): Standing {
  const partly = completeness === 'partly' ? 'частково ' : ''
  if (!due || on <= due) return { kind: 'done', label: `виконано ${partly}${due ? 'в строк' : ''}`.trim() }
  const days = daysBetween(due, on)
  return {
    kind: 'late',
    label: `виконано ${partly}із запізненням на ${days} ${plural(days, 'день', 'дні', 'днів')}`,
  }
}
