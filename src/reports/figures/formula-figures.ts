import type { Database } from '../../db/database.ts'
import type { ReportQuery } from '../query/query.ts'
import { countByDepartment, noCounts } from './count-by-department.ts'
import { departmentsAsOf } from './department-figures.ts'
import { type Official, officialFormula } from './formula-act.ts'
import { type FormulaCount, type FormulaId, formulaCounts, formulas } from './formulas.ts'
import { percentBy } from './percent-by.ts'
import { formulaActs } from './store.ts'
import { outcomeConditions } from './task-figures.ts'

/** What became of the tasks of a department, and what each formula makes of it. */
export interface FormulaRow extends Record<FormulaCount, number> {
  /** null for the total */
  departmentId: string | null
  department: string
  /** the four outcomes together */
  all: number
  percents: Record<FormulaId, number | null>
}

export interface FormulaFigures {
  official: Official
  rows: FormulaRow[]
  total: FormulaRow
}

/** Five formulas over the same tasks, side by side; departments in the council's own order, those without tasks left out. */
export async function formulaFigures(db: Database, query: ReportQuery): Promise<FormulaFigures> {
  const [counts, departments, acts] = await Promise.all([
    countByDepartment(db, query, formulaCounts, outcomeConditions),
    departmentsAsOf(db, query),
    formulaActs(db),
  ])
  const total = noCounts(formulaCounts)
  const rows = departments.flatMap(({ id, name }) => {
    const own = counts.get(id)
    if (!own || formulaCounts.every((figure) => own[figure] === 0)) return []
    for (const figure of formulaCounts) total[figure] += own[figure]
    return [rowOf(id, name, own)]
  })
  return { official: officialFormula(acts, query), rows, total: rowOf(null, 'Усього', total) }
}

function rowOf(
  departmentId: string | null,
  department: string,
  counts: Record<FormulaCount, number>,
): FormulaRow {
  return {
    departmentId,
    department,
    ...counts,
    all: counts.inTime + counts.late + counts.open + counts.overdue,
    percents: Object.fromEntries(
      formulas.map((formula) => [formula.id, percentBy(formula, counts)]),
    ) as FormulaRow['percents'],
  }
}
