import type { Database } from '../../db/database.ts'
import { addDays, type Day, earlierDay } from '../../kernel/day.ts'
import { countByDepartment, noCounts } from '../figures/count-by-department.ts'
import { type Official, officialFormula } from '../figures/formula-act.ts'
import { formulaFigureNames, formulaOf, type OutcomeFigure } from '../figures/formulas.ts'
import { numbersBy, percentBy } from '../figures/percent-by.ts'
import { formulaActs } from '../figures/store.ts'
import { outcomeConditions } from '../figures/task-figures.ts'
import { monthsUpTo, type Period, periodOf } from '../query/period.ts'
import { elapsedPeriod, queryOf, type ReportQuery } from '../query/query.ts'

/** A month of a trend: what became of its tasks, and the percentage by the formula official then. */
export interface TrendMonth {
  query: ReportQuery
  official: Official
  counts: Record<OutcomeFigure, number>
  /** null where nothing was to be counted */
  percent: number | null
  /** the two numbers of the percentage */
  numerator: number
  denominator: number
}

const MONTHS = 12

/**
 * The twelve months up to the last counted day of the period, of all departments or of one: each as of the day after it or of the
 * as-of day where that comes first, one that runs as of now, and each by the formula that was official for it. Its figures are those
 * of the report of formulas for that month.
 */
export async function disciplineTrend(
  db: Database,
  query: ReportQuery,
  department: string | 'total' = 'total',
): Promise<TrendMonth[]> {
  const acts = await formulaActs(db)
  const queries = monthsUpTo(lastDayOf(query), MONTHS).map((month) => monthOf(month, query))
  return Promise.all(
    queries.map(async (month) => {
      const byDepartment = await countByDepartment(db, month, formulaFigureNames, outcomeConditions)
      const counts = noCounts(formulaFigureNames)
      for (const [id, own] of byDepartment)
        if (department === 'total' || department === id)
          for (const figure of formulaFigureNames) counts[figure] += own[figure]
      const official = officialFormula(acts, month)
      const formula = formulaOf(official.formula)
      const percent = percentBy(formula, counts)
      return { query: month, official, counts, percent, ...numbersBy(formula, counts) }
    }),
  )
}

// What has not come by the as-of day is no part of a trend.
function lastDayOf(query: ReportQuery): Day {
  const { period, asOf, running } = query
  return running ? elapsedPeriod(query).to : earlierDay(period.to, addDays(asOf, -1))
}

function monthOf(month: Period, { period, asOf, running, knownOn }: ReportQuery): ReportQuery {
  const runs = running && month.to === asOf
  const whole = runs ? { from: month.from, to: earlierDay(periodOf(1, asOf).to, period.to) } : month
  return { ...queryOf(whole, runs ? asOf : addDays(month.to, 1)), knownOn }
}
