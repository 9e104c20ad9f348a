import { addDays, type Day } from '../../kernel/day.ts'

/** How many days ahead a due day is «soon». */
export const SOON_DAYS = 7

/** How many days ahead the sheet of a department looks. */
export const AHEAD_DAYS = 30

/** A due day moved in so many days before the report has changed the report. */
export const EVE_DAYS = 7

/** The days before a report, the first counted, the last not. */
export function eveOf(asOf: Day): { from: Day; before: Day } {
  return { from: addDays(asOf, -EVE_DAYS), before: asOf }
}
