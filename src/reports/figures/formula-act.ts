import type { Day, Instant } from '../../kernel/day.ts'
import { elapsedPeriod, type ReportQuery } from '../query/query.ts'
import { type FormulaId, usualFormula } from './formulas.ts'

/** The act by which a formula is official from a day on. */
export interface FormulaAct {
  formula: FormulaId
  from: Day
  number: string
  date: Day
  recordedAt: Instant
}

/** What is official for a period, and by which act; without one, what is usual. */
export interface Official {
  formula: FormulaId
  act: FormulaAct | null
}

/**
 * The formula official on the last day of the period, of one that runs today: what an act changed later leaves older periods as they were. Of several acts
 * from one day the one recorded last counts, as known on the instant of the query. `acts` stand in the order of their recording.
 */
export function officialFormula(acts: readonly FormulaAct[], query: ReportQuery): Official {
  const { knownOn } = query
  const { to } = elapsedPeriod(query)
  const inForce = acts
    .filter(({ from, recordedAt }) => from <= to && (!knownOn || recordedAt <= knownOn))
    .reduce<FormulaAct | null>((last, act) => (last && last.from > act.from ? last : act), null)
  return { formula: inForce?.formula ?? usualFormula, act: inForce }
}
