import type { Formula, FormulaCount, OutcomeFigure } from './formulas.ts'
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
  return { numerator: sumOf(numerator, counts), denominator: sumOf(denominator, counts) }
}

/** How many of these there are together. */
export function sumOf<F extends FormulaCount>(figures: readonly F[], counts: Record<F, number>): number {
  return figures.reduce((total, figure) => total + counts[figure], 0)
}
