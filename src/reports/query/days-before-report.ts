import { addDays, type Day } from '../../kernel/day.ts'
import { plural } from '../../kernel/plural.ts'
import { factsBefore, type Moment } from './query.ts'

/** How many days ahead a due day is «soon». */
export const SOON_DAYS = 7

/** How many days ahead the sheet of a department looks. */
export const AHEAD_DAYS = 30

/** A due day moved in so many days before the report has changed the report. */
export const LAST_DAYS = 7

/** «7 днів» */
export function inDays(count: number): string {
  return `${count} ${plural(count, 'день', 'дні', 'днів')}`
}

/** The last days whose facts a report counts, the first of them counted, `before` not. */
export function lastDaysOf(moment: Moment): { from: Day; before: Day } {
  const before = factsBefore(moment)
  return { from: addDays(before, -LAST_DAYS), before }
}
