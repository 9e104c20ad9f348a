import { type Day, dayOf, type Instant } from './day.ts'

/** Time as an argument: nothing below the entrances asks the machine for it. */
export interface Clock {
  now(): Instant
  today(): Day
}

export const systemClock: Clock = {
  now: () => new Date().toISOString() as Instant,
  today: () => dayOf(new Date().toISOString() as Instant),
}

/** A clock that stands still at the given instant, for tests and for telling history. */
export function clockAt(instant: Instant): Clock {
  return { now: () => instant, today: () => dayOf(instant) }
}
