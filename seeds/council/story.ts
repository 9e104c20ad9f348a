import { addMinutes, type Day, type Instant, instantAt } from '../../src/kernel/day.ts'
import type { Result } from '../../src/kernel/result.ts'
import type { AppContext } from '../../src/web/app-context.ts'

type Happening = (context: AppContext) => Promise<void>

/** What happened, told in the order of time; the clock of each happening stands at its own moment. */
export interface Story {
  /** `minute` of the day, in office hours: 540 is nine in the morning */
  happens(on: Day, minute: number, happening: Happening): void
  tell(context: AppContext): Promise<void>
}

const MORNING = 480

export function newStory(): Story {
  const happenings: { on: Day; at: Instant; happening: Happening }[] = []
  const mornings = new Map<Day, Instant>()
  // Clocks are put forward at night, so minutes from eight o'clock are the same every day.
  const momentOf = (on: Day, minute: number): Instant => {
    const morning = mornings.get(on) ?? instantAt(on, '08:00')
    mornings.set(on, morning)
    return addMinutes(morning, minute - MORNING)
  }
  return {
    happens: (on, minute, happening) => {
      happenings.push({ on, at: momentOf(on, minute), happening })
    },
    async tell(context) {
      const inTime = happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      for (const { on, at, happening } of inTime) {
        // What happened long ago is told to nobody now.
        const then = { clock: { now: () => at, today: () => on }, uponFacts: async () => [] }
        await happening({ ...context, ...then })
      }
    },
  }
}

/** The value of an outcome; a refusal here is a mistake of the story, not of anybody who reads it. */
export function must<T>(outcome: Result<T>, of: string): T {
  if (outcome.ok) return outcome.value
  throw new Error(`${of}: ${JSON.stringify(outcome.refusals)}`)
}
