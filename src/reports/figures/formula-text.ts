import { formatDay } from '../../kernel/day.ts'
import type { FormulaAct } from './formula-act.ts'
import { formulaOf } from './formulas.ts'

/** «офіційна з 01.07.2026, рішення № 512 від 28.06.2026» */
export function officialText(act: FormulaAct | null): string {
  if (!act) return 'офіційна, поки акт не назвав іншої'
  return `офіційна з ${formatDay(act.from)} (акт № ${act.number} від ${formatDay(act.date)})`
}

/** The acts so far, the newest first, in words. */
export function actLines(acts: readonly FormulaAct[]): string[] {
  return acts
    .toReversed()
    .map(
      ({ formula, from, number, date }) =>
        `з ${formatDay(from)} — «${formulaOf(formula).name}», акт № ${number} від ${formatDay(date)}`,
    )
}

/** «№ 512 від 28.06.2026» */
export function actName({ number, date }: Pick<FormulaAct, 'number' | 'date'>): string {
  return `№ ${number} від ${formatDay(date)}`
}
