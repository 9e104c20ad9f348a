import { addDays, addMonths, type Day, day, formatDay, weekday, yearOf } from '../../kernel/day.ts'

/** Whole days, both ends included. */
export interface Period {
  from: Day
  to: Day
}

/**
 * The same period of the year before. One that ends with its month ends with that month a year earlier too: February of 2025
 * stands beside the whole of February of 2024.
 */
export function yearEarlier({ from, to }: Period): Period {
  const sameDay = addMonths(to, -12)
  return { from: addMonths(from, -12), to: isEndOfMonth(to) ? endOfMonth(sameDay) : sameDay }
}

/** The month, quarter, half-year or year (1, 3, 6 or 12 months) that the day lies in. */
export function periodOf(months: 1 | 3 | 6 | 12, within: Day): Period {
  const first = Math.floor((monthOf(within) - 1) / months) * months + 1
  const from = day(`${within.slice(0, 4)}-${String(first).padStart(2, '0')}-01`)
  return { from, to: endOfMonth(addMonths(from, months - 1)) }
}

/** The one before it, as long as it. */
export function previousPeriod(months: 1 | 3 | 6 | 12, within: Day): Period {
  return periodOf(months, addMonths(periodOf(months, within).from, -months))
}

/** So many months, oldest first, the last of them as far as `to`. */
export function monthsUpTo(to: Day, count: number): Period[] {
  const { from } = periodOf(1, to)
  return Array.from({ length: count }, (_, place) => {
    const month = periodOf(1, addMonths(from, place - count + 1))
    return month.to > to ? { from: month.from, to } : month
  })
}

/** The period of a report where none is given. */
export function usualPeriod(report: string, today: Day): Period {
  const monday = addDays(today, 1 - weekday(today))
  if (report === 'week') return { from: monday, to: addDays(monday, 6) }
  return periodOf(report === 'month' ? 1 : 3, today)
}

/** «І півріччя 2023 року», «ІІ квартал 2023 року», «лютий 2023 року», «2023 рік»; other periods by their days. */
export function periodName({ from, to }: Period): string {
  const year = yearOf(from)
  if (from.slice(8) === '01' && isEndOfMonth(to) && yearOf(to) === year) {
    const first = monthOf(from)
    const months = monthOf(to) - first + 1
    if (months === 12) return `${year} рік`
    if (months === 6 && first % 6 === 1) return `${ROMAN[(first - 1) / 6]} півріччя ${year} року`
    if (months === 3 && first % 3 === 1) return `${ROMAN[(first - 1) / 3]} квартал ${year} року`
    if (months === 1) return monthName(from.slice(0, 7))
  }
  return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`
}

/** «листопад 2026 року» of «2026-11». */
export function monthName(month: string): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)} року`
}

function isEndOfMonth(value: Day): boolean {
  return value === endOfMonth(value)
}

function endOfMonth(value: Day): Day {
  return addDays(addMonths(`${value.slice(0, 8)}01` as Day, 1), -1)
}

function monthOf(value: Day): number {
  return Number(value.slice(5, 7))
}

const ROMAN = ['І', 'ІІ', 'ІІІ', 'ІV']
const MONTHS = [
  'січень',
  'лютий',
  'березень',
  'квітень',
  'травень',
  'червень',
  'липень',
  'серпень',
  'вересень',
  'жовтень',
  'листопад',
  'грудень',
]
