import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { pointsAhead } from '../deadlines/control-point.ts'
import type { PeriodicTerm, Term } from '../deadlines/term.ts'
import { addMonths, type Day } from '../kernel/day.ts'
import type { LaidPoint } from './fact.ts'
import type { TaskRow } from './store.ts'

/** How far ahead control points are laid: the next ones come by the calendar, though nobody runs the register for a year. */
const MONTHS_AHEAD = 24

/** What a term fact says of the points of a period. */
export interface Laid {
  points: LaidPoint[]
  ends?: true
}

/** The control points after a day, laid down for some time from today on; `ends` where there will be no more. */
export function layPoints(term: PeriodicTerm, after: Day, today: Day, calendar: WorkingCalendar): Laid {
  const until = addMonths(after > today ? after : today, MONTHS_AHEAD)
  const { points, ends } = pointsAhead(term, after, until, calendar)
  return {
    points: points.map(({ due, named, begins, period }) => ({ due, named, begins, period })),
    ...(ends && { ends }),
  }
}

export function periodicTermOf({ term }: Pick<TaskRow, 'term'>): PeriodicTerm | null {
  const read = term ? (JSON.parse(term) as Term) : null
  return read?.kind === 'periodic' ? read : null
}
