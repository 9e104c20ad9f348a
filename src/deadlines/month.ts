import { addDays, addMonths, type Day, day, weekday } from '../kernel/day.ts'

/** The days of a month in weeks from Monday; null stands where a week has days of its neighbours. */
export function weeksOfMonth(year: number, month: number): (Day | null)[][] {
  const first = day(`${year}-${String(month).padStart(2, '0')}-01`)
  const next = addMonths(first, 1)
  const places: (Day | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let at = first; at < next; at = addDays(at, 1)) places.push(at)
  while (places.length % 7 > 0) places.push(null)
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7))
}

export const monthNames =
  'Січень Лютий Березень Квітень Травень Червень Липень Серпень Вересень Жовтень Листопад Грудень'.split(' ')
