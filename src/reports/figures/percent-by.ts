import type { Formula, OutcomeFigure } from './formulas.ts'
import { percentOf } from './percent.ts'

type Counts = Record<OutcomeFigure, number>

/** The percentage a formula makes of what became of the tasks; null where its denominator is nothing. */
export function percentBy(
  formula: Pick<Formula, 'numerator' | 'denominator'>,
  counts: Counts,
): number | null {
  const { numerator, denominator } = numbersBy(formula, counts)
  return percentOf(numerator, denominator)
}

/** The two numbers that a formula divides. */
export function numbersBy(
  { numerator, denominator }: Pick<Formula, 'numerator' | 'denominator'>,
  counts: Counts,
): { numerator: number; denominator: number } {
  const sum = (figures: readonly OutcomeFigure[]) =>
    figures.reduce((total, figure) => total + counts[figure], 0)
  return { numerator: sum(numerator), denominator: sum(denominator) }
}
