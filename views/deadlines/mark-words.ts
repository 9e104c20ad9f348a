import type { CalendarDay } from '../../src/deadlines/calendar.ts'
import type { DayMark } from '../../src/deadlines/day-mark.ts'

/** How a day is marked in the year: a sign before the colour, and words for the legend and for readers. */
export const markWords: Record<DayMark, { sign: string; words: string }> = {
  working: { sign: '', words: 'робочий день' },
  weekend: { sign: '–', words: 'вихідний' },
  holiday: { sign: '★', words: 'свято, вихідний' },
  'day-off': { sign: '◇', words: 'перенесений вихідний' },
  worked: { sign: '●', words: 'робочий вихідний' },
  suspended: { sign: '☆', words: 'свято без вихідного' },
}

/** What a row of the calendar says of its day. */
export const kindWords: Record<CalendarDay['kind'], string> = {
  holiday: 'свято, вихідний',
  'day-off': 'перенесений вихідний',
  working: 'робочий день замість іншого',
}
