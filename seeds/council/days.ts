import type { WorkingCalendar } from '../../src/deadlines/calendar.ts'
import { addDays, type Day, daysBetween } from '../../src/kernel/day.ts'
import type { Random } from './random.ts'

/** A working day from `from` to `to`, both included; where there is none, the last one before `to`. */
export function workingDayIn(random: Random, calendar: WorkingCalendar, from: Day, to: Day): Day {
  const any = from < to ? addDays(from, random.int(0, daysBetween(from, to))) : to
  if (calendar.isWorking(any)) return any
  const before = calendar.previousWorking(any)
  if (before >= from) return before
  const after = calendar.nextWorking(any)
  return after <= to ? after : before
}

/** All working days of a period, in order. */
export function workingDaysOf(calendar: WorkingCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = calendar.nextWorking(addDays(from, -1)); day <= to; day = calendar.nextWorking(day))
    days.push(day)
  return days
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
