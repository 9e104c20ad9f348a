import type { Database } from '../../db/database.ts'
import { addDays } from '../../kernel/day.ts'
import { countByDepartment, noCounts } from '../figures/count-by-department.ts'
import { type Official, officialFormula } from '../figures/formula-act.ts'
import { formulaOf, type OutcomeFigure, outcomeFigures } from '../figures/formulas.ts'
import { percentBy } from '../figures/percent-by.ts'
import { formulaActs } from '../figures/store.ts'
import { outcomeConditions } from '../figures/task-conditions.ts'
import { monthsUpTo } from '../query/period.ts'
import type { Question } from '../query/query.ts'

/** A month of a trend: what became of its tasks, and the percentage by the formula official then. */
export interface TrendMonth {
  question: Question
  official: Official
  counts: Record<OutcomeFigure, number>
  /** null where nothing was to be counted */
  percent: number | null
}

const MONTHS = 12

/**
 * The twelve months up to the end of the period, of all departments or of one: each as of the day after it, the last as far as the
 * period goes, and each by the formula that was official for it. Its figures are those of the report of formulas for that month.
 */
export async function disciplineTrend(
  db: Database,
  question: Question,
  department: string | 'total' = 'total',
): Promise<TrendMonth[]> {
  const acts = await formulaActs(db)
  const questions = monthsUpTo(question.period.to, MONTHS).map((period) => ({
    ...question,
    period,
    asOf: addDays(period.to, 1),
  }))
  return Promise.all(
    questions.map(async (month) => {
      const byDepartment = await countByDepartment(db, month, outcomeFigures, outcomeConditions)
      const counts = noCounts(outcomeFigures)
      for (const [id, own] of byDepartment)
        if (department === 'total' || department === id)
          for (const figure of outcomeFigures) counts[figure] += own[figure]
      const official = officialFormula(acts, month)
      return { question: month, official, counts, percent: percentBy(formulaOf(official.formula), counts) }
    }),
  )
}
