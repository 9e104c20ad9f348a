import { type Day, formatDay } from '../kernel/day.ts'
import type { WorkingCalendar } from './calendar.ts'
import { nextControlPoint } from './control-point.ts'
import { calendarWords, computeDue, type Due } from './due.ts'
import type { Roll, StartEvent } from './rule.ts'
import type { Term } from './term.ts'
import { weekdayName } from './weekday-name.ts'

/** A due day of a term; none where the term has no end of its own. */
export type TermDue = Omit<Due, 'due'> & {
  due: Day | null
  /** of a periodic term, the days from which its control points are laid down */
  after?: Day
}

export interface TermRequest {
  term: Term
  /** The day of the start event; a periodic term has its first control point after it. */
  from: Day
  fromTime?: string
  startEvent: StartEvent
  /** Where a counted term goes from a non-working last day; back, unless the kind of document says otherwise. */
  roll?: Roll
  calendar: WorkingCalendar
}

/** The ground of a term that no act sets. */
export const namedByDocument = 'Строк установлено самим документом'

/** The due day of a term that the document itself gives, and why. */
export function dueOfTerm({
  term,
  from,
  fromTime,
  startEvent,
  roll = 'back',
  calendar,
}: TermRequest): TermDue {
  const law = namedByDocument
  switch (term.kind) {
    case 'day':
      return { due: term.day, steps: stepsOfDay(term.day, calendar), law }
    case 'permanent':
      return {
        due: null,
        steps: ['Постійно: кінця строку немає, тож саме завдання не буває простроченим.'],
        law,
      }
    case 'periodic': {
      const { due, steps } = nextControlPoint(term, from, calendar)
      return { due, steps, law, after: from }
    }
    case 'count':
      return computeDue({
        rule: { n: term.n, unit: term.unit, startEvent, roll, law },
        from,
        fromTime,
        calendar,
      })
    default:
      return term satisfies never
  }
}

/** A day that the act itself names is kept as written, a non-working one too. */
function stepsOfDay(due: Day, calendar: WorkingCalendar): string[] {
  const named = `Строк названо в документі: ${formatDay(due)}, ${weekdayName(due)}.`
  if (calendar.isWorking(due)) return [named, ...calendarWords(due, calendar)]
  const before = calendar.previousWorking(due)
  return [
    named,
    `Це неробочий день (${calendar.why(due)}). Строк лишається як записано; ` +
      `останній робочий день до нього — ${formatDay(before)}, ${weekdayName(before)}.`,
  ]
}
