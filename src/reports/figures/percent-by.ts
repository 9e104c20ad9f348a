import type { Formula, TaskOutcome } from './formulas.ts'
import { percentOf } from './percent.ts'

/** The percentage a formula makes of what became of the tasks; null where its denominator is nothing. */
export function percentBy(
  { numerator, denominator }: Pick<Formula, 'numerator' | 'denominator'>,
  counts: Record<TaskOutcome, number>,
): number | null {
  const sum = (outcomes: readonly TaskOutcome[]) =>
    outcomes.reduce((total, outcome) => total + counts[outcome], 0)
  return percentOf(sum(numerator), sum(denominator))
}
