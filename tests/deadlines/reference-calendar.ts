import { calendarDays, calendarRegimes } from '../../seeds/reference/calendar.ts'
import { calendarOf } from '../../src/deadlines/calendar.ts'

/** The calendar as shipped. */
export const calendar = calendarOf(calendarDays, calendarRegimes)
