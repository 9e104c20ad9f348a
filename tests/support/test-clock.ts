import type { Clock } from '../../src/kernel/clock.ts'
import { type Day, dayOf, type Instant } from '../../src/kernel/day.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  /** A day means nine in the morning, Kyiv time or an hour beside it. */
  moveTo(when: Instant | Day | string): void
}

/** The Friday on which the tests happen, unless they say otherwise. */
const TEST_DAY = '2026-11-20' as Day

export function testClock(when: Instant | Day | string = TEST_DAY): TestClock {
  let now = instantOf(when)
  return {
    now: () => now,
    today: () => dayOf(now),
    moveTo(when) {
      now = instantOf(when)
    },
  }
}

function instantOf(when: string): Instant {
  return (when.length === 10 ? `${when}T07:00:00.000Z` : when) as Instant
}
