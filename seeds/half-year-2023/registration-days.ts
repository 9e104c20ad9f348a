import type { WorkingCalendar } from '../../src/deadlines/calendar.ts'
import { addDays, type Day, weekday } from '../../src/kernel/day.ts'
import { workingDayIn } from '../council/days.ts'
import type { Random } from '../council/random.ts'
import { type ControlledKind, type Period, removalDecisions } from './volumes.ts'

/** The days on which so many documents were registered, in the order of the journal. */
export function registrationDays(
  random: Random,
  calendar: WorkingCalendar,
  kind: ControlledKind,
  { from, to, volumes }: Period,
): Day[] {
  const count = volumes[kind].registered
  if (kind === 'executive-decision') return sittingDays(random, calendar, from, to, count)
  return Array.from({ length: count }, () => workingDayIn(random, calendar, from, to)).sort()
}

/** The executive committee sits on Fridays; a numbered decision of a day holds the journal to that day. */
function sittingDays(random: Random, calendar: WorkingCalendar, from: Day, to: Day, count: number): Day[] {
  const sittings = fridays(calendar, from, to)
  const held = removalDecisions.flatMap(({ on, number }) =>
    number && on >= from && on <= to ? [{ on, upTo: number + random.int(5, 9) }] : [],
  )
  const stretches = [...held, { on: to, upTo: count }]
  const days: Day[] = []
  let after = addDays(from, -1)
  for (const { on, upTo } of stretches) {
    const own = sittings.filter((sitting) => sitting > after && sitting <= on)
    days.push(...spread(random, own, upTo - days.length))
    after = on
  }
  return days
}

function fridays(calendar: WorkingCalendar, from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (weekday(day) !== 5) continue
    const sitting = calendar.isWorking(day) ? day : calendar.previousWorking(day)
    if (sitting >= from) days.push(sitting)
  }
  return days
}

/** About as many on each day, some more, some fewer. */
function spread(random: Random, days: readonly Day[], count: number): Day[] {
  const mean = count / days.length
  let left = count
  return days.flatMap((day, place) => {
    const others = days.length - place - 1
    const here =
      others === 0 ? left : Math.max(1, Math.round(left / (others + 1) + (random.next() - 0.5) * mean * 0.5))
    left -= here
    return Array.from({ length: here }, () => day)
  })
}
