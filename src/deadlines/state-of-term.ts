import { type Day, daysBetween, formatDay } from '../kernel/day.ts'
import { plural } from '../kernel/plural.ts'
import type { WorkingCalendar } from './calendar.ts'

/** How a term of a task not yet executed stands on a day. */
export type TermState =
  | { kind: 'none' }
  | { kind: 'overdue'; days: number }
  | { kind: 'today' }
  /** `workingDays` is 0 where only days off are left. */
  | { kind: 'ahead'; workingDays: number; days: number }

/** A term is overdue from the day after its due day, in calendar days; what is left is in working days. */
export function stateOfTerm(due: Day | null, asOf: Day, calendar: WorkingCalendar): TermState {
  if (due === null) return { kind: 'none' }
  const days = daysBetween(asOf, due)
  if (isOver(due, asOf)) return { kind: 'overdue', days: -days }
  if (days === 0) return { kind: 'today' }
  return { kind: 'ahead', days, workingDays: calendar.workingDaysBetween(asOf, due) }
}

/** A term is over from the day after its due day. */
export function isOver(due: Day | null, on: Day): boolean {
  return due !== null && due < on
}

/** Few working days are left: what the lists mark. The leadership's report looks further ahead, see `SOON_DAYS`. */
export function isDueSoon(state: TermState): boolean {
  return state.kind === 'ahead' && state.workingDays <= SOON_WORKING_DAYS
}

const SOON_WORKING_DAYS = 5

/** «прострочено на 2 дні», «строк сьогодні», «ще 3 робочі дні», «без строку» */
export function stateOfTermWords(state: TermState): string {
  switch (state.kind) {
    case 'none':
      return 'без строку'
    case 'overdue':
      return `прострочено на ${state.days} ${plural(state.days, 'день', 'дні', 'днів')}`
    case 'today':
      return 'строк сьогодні'
    case 'ahead':
      if (state.workingDays === 0) return 'до строку лише вихідні'
      return `ще ${state.workingDays} ${plural(state.workingDays, 'робочий день', 'робочі дні', 'робочих днів')}`
    default:
      return state satisfies never
  }
}

/** «строк 25.11.2026, ще 3 робочі дні»: the same, with the day named where it is ahead. */
export function termInLetter(due: Day | null, asOf: Day, calendar: WorkingCalendar): string {
  const state = stateOfTerm(due, asOf, calendar)
  const words = stateOfTermWords(state)
  return state.kind === 'ahead' && due ? `строк ${formatDay(due)}, ${words}` : words
}
