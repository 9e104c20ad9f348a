import type { DepartmentFigures, DepartmentsFigures } from '../figures/department-figures.ts'
import { disciplineKeys } from '../figures/formulas.ts'
import type { ReportQuery } from '../query/query.ts'
import { linked } from './linked.ts'

/** The two numbers of the official percentage of a row and what it leaves out, with the ways to their lists. */
export function percentageOf(query: ReportQuery, { official }: DepartmentsFigures, row: DepartmentFigures) {
  const keys = disciplineKeys(official.formula, row.departmentId ?? 'total')
  return {
    numerator: linked(query, row.numerator, keys.numerator),
    denominator: linked(query, row.denominator, keys.denominator),
    leftOut: linked(query, row.notCounted, keys.leftOut),
  }
}
