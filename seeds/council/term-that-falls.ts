import type { Reference } from '../../src/journals/reference.ts'
import { addMonths, type Day } from '../../src/kernel/day.ts'
import { dueOf, type TermInput, type TermStart } from '../../src/tasks/task-draft.ts'
import { workingDayIn } from './days.ts'
import type { Random } from './random.ts'

/** Terms as resolutions give them, besides a named day. */
const COUNTED: readonly TermInput[] = [
  null,
  null,
  { kind: 'mark', mark: 'терміново' },
  ...[7, 10, 14, 15, 20, 45, 60, 90].map((n) => ({ kind: 'count' as const, n, unit: 'day' as const })),
  ...[5, 10, 15].map((n) => ({ kind: 'count' as const, n, unit: 'workingDay' as const })),
  ...[1, 2, 3, 6].map((n) => ({ kind: 'count' as const, n, unit: 'month' as const })),
]

/** A term of any sort whose due day lies between two days, both included: mostly a named one, as in life. */
export function termThatFalls(
  random: Random,
  start: TermStart,
  reference: Reference,
  from: Day,
  to: Day,
): { term: TermInput; due: Day } {
  if (random.chance(0.45)) {
    for (const term of random.shuffle(COUNTED)) {
      const outcome = dueOf(term, start, reference)
      const due = outcome.ok ? outcome.value.due : null
      if (due && due >= from && due <= to && due >= start.registeredOn) return { term, due }
    }
  }
  const due = namedDay(random, reference, from, to)
  return { term: { kind: 'day', day: due }, due }
}

// Acts like to name the end of a month; the rest fall anywhere.
function namedDay(random: Random, { calendar }: Reference, from: Day, to: Day): Day {
  const anywhere = workingDayIn(random, calendar, from, to)
  const firstOfNext = `${addMonths(anywhere, 1).slice(0, 8)}01` as Day
  const monthEnd = calendar.previousWorking(firstOfNext)
  return random.chance(0.4) && monthEnd >= from && monthEnd <= to ? monthEnd : anywhere
}
