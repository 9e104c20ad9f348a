import { type Day, dayOf, type Instant } from './day.ts'

/** Time as an argument: nothing below the entrances asks the machine for it. */
export interface Clock {
  now(): Instant
  today(): Day
}

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: dayOfThisMinute(),
}

// Which day it is in Kyiv changes at a full minute of any zone, and asking the zone's rules takes longer than a look-up.
function dayOfThisMinute(): () => Day {
  let kept: { minute: string; today: Day } | undefined
  return () => {
    const now = systemClock.now()
    const minute = now.slice(0, 16)
    if (kept?.minute !== minute) kept = { minute, today: dayOf(now) }
    return kept.today
  }
}

/** A clock that stands still at the given instant, for tests and for telling history. */
export function clockAt(instant: Instant): Clock {
  const today = dayOf(instant)
  return { now: () => instant, today: () => today }
}
