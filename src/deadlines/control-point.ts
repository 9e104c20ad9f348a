import { addDays, addMonths, type Day, day, formatDay, weekday, yearOf } from '../kernel/day.ts'
import type { WorkingCalendar } from './calendar.ts'
import { calendarWords } from './due.ts'
import { formatTerm, type Period, type PeriodicTerm, type TermOfMonths } from './term.ts'
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

/** The first control point whose due day is strictly after the given day. Of «кожні 10 днів», the first so many days after it. */
export function nextControlPoint(term: PeriodicTerm, after: Day, calendar: WorkingCalendar): ControlPoint {
  for (const turn of turnsFrom(term, after)) {
    const point = pointOf(term, turn, calendar)
    if (point.due > after) return point
  }
  throw new Error('a term without turns')
}

/** One turn of a term before the calendar is applied. */
type Turn = Pick<ControlPoint, 'named' | 'begins' | 'period'>

/** The turns of a term in their order, from one that is not after the given day on. */
function* turnsFrom(term: PeriodicTerm, after: Day): Generator<Turn> {
  switch (term.every) {
    case 'week':
      for (let begins = addDays(after, 1 - weekday(after)); ; begins = addDays(begins, 7))
        yield { named: addDays(begins, term.day - 1), begins, period: `тиждень з ${formatDay(begins)}` }
    case 'days':
      for (let begins = addDays(after, 1); ; begins = addDays(begins, term.day)) {
        const named = addDays(begins, term.day - 1)
        yield { named, begins, period: `${formatDay(begins)} — ${formatDay(named)}` }
      }
    case 'dates': {
      // The year before is begun with, for the first one begins after its last.
      let begins = addDays(dateIn(yearOf(after) - 1, term.days.at(-1)!), 1)
      for (let year = yearOf(after); ; year++)
        for (const date of term.days) {
          const named = dateIn(year, date)
          yield { named, begins, period: `${formatDay(begins)} — ${formatDay(named)}` }
          begins = addDays(named, 1)
        }
    }
    default: {
      const length = MONTHS_OF[term.every]
      for (let start = startOfPeriod(after, length); ; start = addMonths(start, length))
        yield turnIn(term, start)
    }
  }
}

/** A day of a year given as MM-DD; the 29th of February is the 28th in most. */
function dateIn(year: number, date: string): Day {
  return dayOfMonth(day(`${year}-${date.slice(0, 2)}-01`), Number(date.slice(3)))
}

/**
 * The control points with due days after `after`, as far as one whose day is `until` or later; the term's own last day ends them
 * earlier. `ends` where it did.
 */
export function pointsAhead(
  term: PeriodicTerm,
  after: Day,
  until: Day,
  calendar: WorkingCalendar,
): { points: ControlPoint[]; ends: boolean } {
  const points: ControlPoint[] = []
  let last: Day = after
  for (const turn of turnsFrom(term, after)) {
    if (term.until && turn.named > term.until) return { points, ends: true }
    const point = pointOf(term, turn, calendar)
    // Two turns that roll to one working day are one point.
    if (point.due <= last) continue
    points.push(point)
    last = point.due
    if (last >= until) break
  }
  return { points, ends: false }
}

/** All control points with due days after `after` up to and including `until`, in their order. */
export function controlPoints(
  term: PeriodicTerm,
  after: Day,
  until: Day,
  calendar: WorkingCalendar,
): ControlPoint[] {
  return pointsAhead(term, after, until, calendar).points.filter(({ due }) => due <= until)
}

const MONTHS_OF: Record<Period, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

/** The turn in the period starting on `start`: of a quarter and a half-year in its first month. */
function turnIn(term: TermOfMonths, start: Day): Turn {
  const month = addMonths(start, term.every === 'year' ? (term.month ?? 1) - 1 : 0)
  const named = dayOfMonth(month, term.day)
  return { named, begins: start, period: periodReported(term.every, start, named) }
}

function pointOf(
  term: PeriodicTerm,
  { named, begins, period }: Turn,
  calendar: WorkingCalendar,
): ControlPoint {
  const due = calendar.isWorking(named) ? named : calendar.previousWorking(named)
  const rolled =
    due === named
      ? []
      : [
          `${formatDay(named)} — неробочий день (${calendar.why(named)}): строк переходить назад на ` +
            `${weekdayAccusative(due)} ${formatDay(due)}.`,
        ]
  const steps = [`${capital(formatTerm(term))}: за ${period} — ${formatDay(named)}.`, ...rolled]
  return { due, named, begins, period, steps: [...steps, ...calendarWords(due, calendar)] }
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
