import { addDays, addMonths, type Day, day, formatDay } from '../kernel/day.ts'
import type { WorkingCalendar } from './calendar.ts'
import { calendarWords } from './due.ts'
import { formatTerm, type Period, type PeriodicTerm } from './term.ts'
import { weekdayAccusative } from './weekday-name.ts'

/** One turn of a periodic term: its own due day, its own outcome. */
export interface ControlPoint {
  due: Day
  /** The day the term names; the due day is the working day on or before it. */
  named: Day
  /** The first day of the month, quarter, half-year or year that the due day lies in. */
  begins: Day
  /** «IV квартал 2026 року» */
  period: string
  steps: string[]
}

/** The first control point whose due day is strictly after the given day. */
export function nextControlPoint(term: PeriodicTerm, after: Day, calendar: WorkingCalendar): ControlPoint {
  const length = MONTHS_OF[term.every]
  for (let start = startOfPeriod(after, length); ; start = addMonths(start, length)) {
    const point = pointIn(term, start, calendar)
    if (point.due > after) return point
  }
}

/** All control points with due days after `after` up to and including `until`, in their order. */
export function controlPoints(
  term: PeriodicTerm,
  after: Day,
  until: Day,
  calendar: WorkingCalendar,
): ControlPoint[] {
  const points: ControlPoint[] = []
  let point = nextControlPoint(term, after, calendar)
  while (point.due <= until) {
    points.push(point)
    point = nextControlPoint(term, point.due, calendar)
  }
  return points
}

const MONTHS_OF: Record<Period, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The point that falls into the period starting on `start`: of a quarter and a half-year in its first month. */
function pointIn(term: PeriodicTerm, start: Day, calendar: WorkingCalendar): ControlPoint {
  const month = addMonths(start, term.every === 'year' ? (term.month ?? 1) - 1 : 0)
  const named = dayOfMonth(month, term.day)
  const due = calendar.isWorking(named) ? named : calendar.previousWorking(named)
  const period = periodReported(term.every, start, named)
  const rolled =
    due === named
      ? []
      : [
          `${formatDay(named)} — неробочий день (${calendar.why(named)}): строк переходить назад на ` +
            `${weekdayAccusative(due)} ${formatDay(due)}.`,
        ]
  const steps = [`${capital(formatTerm(term))}: за ${period} — ${formatDay(named)}.`, ...rolled]
  return { due, named, begins: start, period, steps: [...steps, ...calendarWords(due, calendar)] }
}

/** «до 10» in the first half of a period asks about the one before it; later than that, about its own. */
function periodReported(every: Period, start: Day, named: Day): string {
  const own = named > halfOf(every, start)
  return periodName(every, own ? start : addMonths(start, -MONTHS_OF[every]))
}

function halfOf(every: Period, start: Day): Day {
  return every === 'month'
    ? dayOfMonth(start, 15)
    : dayOfMonth(addMonths(start, Math.floor(MONTHS_OF[every] / 2) - 1), 31)
}

function periodName(every: Period, start: Day): string {
  const year = start.slice(0, 4)
  const month = Number(start.slice(5, 7))
  switch (every) {
    case 'month':
      return `${MONTH_NAMES[month - 1]} ${year} року`
    case 'quarter':
      return `${['I', 'II', 'III', 'IV'][Math.floor(month / 3)]} квартал ${year} року`
    case 'half-year':
      return `${month === 1 ? 'перше' : 'друге'} півріччя ${year} року`
    case 'year':
      return `${year} рік`
    default:
      return every satisfies never
  }
}

const MONTH_NAMES =
  'січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень'.split(' ')

function startOfPeriod(value: Day, months: number): Day {
  const month = Number(value.slice(5, 7)) - 1
  return addMonths(day(`${value.slice(0, 4)}-01-01`), month - (month % months))
}

/** The n-th of the month that `start` begins, or its last day where it is shorter. */
function dayOfMonth(start: Day, n: number): Day {
  const last = addDays(addMonths(start, 1), -1)
  const wanted = `${start.slice(0, 8)}${String(n).padStart(2, '0')}`
  return wanted < last ? day(wanted) : last
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
