import { type Day, weekday } from '../kernel/day.ts'
import type { WorkingCalendar } from './calendar.ts'

/** What a day of the calendar is, as its page marks it. */
export type DayMark =
  | 'working'
  | 'weekend'
  /** a holiday that is a day off */
  | 'holiday'
  /** a day off moved here by an act */
  | 'day-off'
  /** a Saturday or Sunday worked instead of another day */
  | 'worked'
  /** a row of the calendar that a regime suspends: people work */
  | 'suspended'

/** How a day is marked: by its row where one is in force, else by its place in the week. */
export function dayMark(day: Day, calendar: WorkingCalendar): DayMark {
  const row = calendar.rowOf(day)
  const weekend = weekday(day) > 5
  if (!row) return weekend ? 'weekend' : 'working'
  if (calendar.regimeOn(day)) return weekend ? 'weekend' : 'suspended'
  return row.kind === 'working' ? 'worked' : row.kind
}
