import { addDays, type Day, day, daysBetween, weekday, yearOf } from '../kernel/day.ts'
import { weekdayName } from './weekday-name.ts'

/** A day that differs from its weekday, with the act that made it so. */
export interface CalendarDay {
  day: Day
  /** holiday; a day off moved here; a weekend day worked instead of another */
  kind: 'holiday' | 'day-off' | 'working'
  name: string
  act: string
}

/** A span, both ends included, in which holidays and moved days do not apply; `to` null while it lasts. */
export interface CalendarRegime {
  from: Day
  to: Day | null
  name: string
  act: string
}

export interface WorkingCalendar {
  isWorking(value: Day): boolean
  /** In Ukrainian, why the day is or is not a working one, with the act. */
  why(value: Day): string
  /** The last working day strictly before. */
  previousWorking(value: Day): Day
  /** The first working day strictly after. */
  nextWorking(value: Day): Day
  /** The n-th working day after `value` (before it, where n is negative); the day itself for 0. */
  addWorkingDays(value: Day, n: number): Day
  /** Working days after `from` up to and including `to`; negative where `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number
  /** The row of the day, whether or not a regime suspends it. */
  rowOf(value: Day): CalendarDay | null
  /** The regime in force on the day. */
  regimeOn(value: Day): CalendarRegime | null
  /** Years that have rows; in others only Saturdays and Sundays are known to be days off. */
  readonly coveredYears: ReadonlySet<number>
}

/**
 * The working calendar of dated rows. Built once, in about a millisecond; every question after that is a
 * look into a table of working days counted from the first day there is.
 */
export function calendarOf(
  days: readonly CalendarDay[],
  regimes: readonly CalendarRegime[],
): WorkingCalendar {
  const rows = new Map(days.map((row) => [row.day, row]))
  const coveredYears: ReadonlySet<number> = new Set(days.map((row) => yearOf(row.day)))

  const regimeOn = (value: Day): CalendarRegime | null =>
    regimes.find((regime) => regime.from <= value && (regime.to === null || value <= regime.to)) ?? null

  const worked = countWorkingDays(days.filter((row) => !regimeOn(row.day)))
  const upTo = (place: number): number => worked[place] ?? outside()
  const nth = (count: number): Day => addDays(FIRST, placeOfCount(worked, count))

  const isWorking = (value: Day): boolean => {
    const place = placeOf(value)
    return upTo(place) > upTo(place - 1)
  }
  const addWorkingDays = (value: Day, n: number): Day => {
    if (n === 0) return value
    const place = placeOf(value)
    return n > 0 ? nth(upTo(place) + n) : nth(upTo(place - 1) + n + 1)
  }

  return {
    coveredYears,
    regimeOn,
    isWorking,
    addWorkingDays,
    rowOf: (value) => rows.get(value) ?? null,
    previousWorking: (value) => addWorkingDays(value, -1),
    nextWorking: (value) => addWorkingDays(value, 1),
    workingDaysBetween: (from, to) => upTo(placeOf(to)) - upTo(placeOf(from)),
    why: (value) => {
      const words = reason(value, rows.get(value) ?? null, regimeOn(value))
      const year = yearOf(value)
      return coveredYears.has(year) ? words : `${words}; у календарі немає рядків за ${year} рік`
    },
  }
}

// Days are of 1900–2200; eleven years on either side leave room for terms that begin at the edge.
const ROOM = 4_000
const FIRST = addDays(day('1900-01-01'), -ROOM)
const PLACES = daysBetween(FIRST, day('2200-12-31')) + ROOM

function placeOf(value: Day): number {
  return daysBetween(FIRST, value)
}

/** How many working days there are from the first day up to each one. */
function countWorkingDays(rows: readonly CalendarDay[]): Int32Array {
  const working = new Uint8Array(PLACES)
  for (let place = 0, n = weekday(FIRST); place < PLACES; place++, n = (n % 7) + 1)
    working[place] = n <= 5 ? 1 : 0
  for (const row of rows) working[placeOf(row.day)] = row.kind === 'working' ? 1 : 0
  const counts = new Int32Array(PLACES)
  for (let place = 0, count = 0; place < PLACES; place++) {
    count += working[place]!
    counts[place] = count
  }
  return counts
}

/** The first place by which `count` working days have passed. */
function placeOfCount(worked: Int32Array, count: number): number {
  if (count < 1 || count > worked[PLACES - 1]!) return outside()
  let low = 0
  for (let high = PLACES - 1; low < high; ) {
    const middle = (low + high) >> 1
    if (worked[middle]! >= count) high = middle
    else low = middle + 1
  }
  return low
}

function outside(): never {
  throw new Error('the working calendar ends eleven years around 1900–2200')
}

function reason(value: Day, row: CalendarDay | null, regime: CalendarRegime | null): string {
  const name = weekdayName(value)
  const weekend = weekday(value) > 5
  if (!row) return weekend ? name : `${name}, робочий день`
  if (regime) {
    return weekend
      ? `${name}; ${row.name} не змінює дня, бо діє ${regime.name} (${regime.act})`
      : `${name}, робочий день; ${row.name} не дає вихідного, бо діє ${regime.name} (${regime.act})`
  }
  switch (row.kind) {
    case 'holiday':
      return `${name}, ${row.name}, вихідний (${row.act})`
    case 'day-off':
      return `${name}, ${row.name} (${row.act})`
    case 'working':
      return `${name}, робочий день: ${row.name} (${row.act})`
    default:
      return row.kind satisfies never
  }
}
