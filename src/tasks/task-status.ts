import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { isDueSoon, stateOfTerm, stateOfTermWords } from '../deadlines/state-of-term.ts'
import { type Day, daysBetween, formatDay } from '../kernel/day.ts'
import { plural } from '../kernel/plural.ts'

/** The stored days of a task from which its status is derived. */
export interface TaskDays {
  placed_on: Day | null
  /** the parent task of a sub-instruction, which is never placed on control itself */
  parent_id?: string | null
  first_due_day: Day | null
  due_day: Day | null
  reported_on: Day | null
  executed_on: Day | null
  /** the day of an outcome «частково»: something is still to be done */
  partly_on: Day | null
  removed_on: Day | null
}

export const statusKinds = [
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
export type StatusKind = (typeof statusKinds)[number]

/** The status of a task, as a kind for programs and a label for people. */
export interface TaskStatus {
  kind: StatusKind
  label: string
}

/** The status of a task on a day: derived from its days, never stored, so that no nightly job has to keep it right. */
export function taskStatusOf(task: TaskDays, today: Day, calendar: WorkingCalendar): TaskStatus {
  const { placed_on, due_day, executed_on, removed_on, partly_on } = task
  if (removed_on) return { kind: 'removed', label: 'знято з контролю' }
  if (executed_on) return executed(executed_on, due_day)
  if (!placed_on && !task.parent_id) return { kind: 'not-on-control', label: 'не на контролі' }
  const status = unexecuted(task, today, calendar)
  if (!partly_on) return status
  return { ...status, label: `${status.label}, виконано частково ${formatDay(partly_on)}` }
}

function unexecuted(task: TaskDays, today: Day, calendar: WorkingCalendar): TaskStatus {
  const term = stateOfTerm(task.due_day, today, calendar)
  const label = stateOfTermWords(term)
  if (task.reported_on) {
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
      return task.due_day === task.first_due_day
        ? { kind: 'open', label: 'на виконанні' }
        : { kind: 'extended', label: 'строк продовжено' }
    default:
      return term satisfies never
  }
}

function executed(on: Day, due: Day | null): TaskStatus {
  if (!due || on <= due) return { kind: 'done', label: due ? 'виконано в строк' : 'виконано' }
  const days = daysBetween(due, on)
  return {
    kind: 'late',
    label: `виконано із запізненням на ${days} ${plural(days, 'день', 'дні', 'днів')}`,
  }
}
