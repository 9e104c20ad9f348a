import { clockAt } from '../../src/kernel/clock.ts'
import { type Day, type Instant, instantAt } from '../../src/kernel/day.ts'
import type { Outcome } from '../../src/kernel/refusal.ts'
import type { Office } from '../../src/office.ts'

type Happening = (office: Office) => Promise<void>

/** What happened, told in the order of time; the clock of each happening stands at its own moment. */
export interface Story {
  /** `minute` of the day: 540 is nine in the morning */
  happens(on: Day, minute: number, happening: Happening): void
  tell(office: Office): Promise<void>
}

export function newStory(): Story {
  const happenings: { at: Instant; happening: Happening }[] = []
  return {
    happens: (on, minute, happening) => {
      happenings.push({ at: instantAt(on, clockFace(minute)), happening })
    },
    async tell(office) {
      const inTime = happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      for (const { at, happening } of inTime) await happening({ ...office, clock: clockAt(at) })
    },
  }
}

/** The value of an outcome; a refusal here is a mistake of the story, not of anybody who reads it. */
export function must<T>(outcome: Outcome<T>, of: string): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${of}: ${JSON.stringify(outcome.refusals)}`)
}

function clockFace(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
