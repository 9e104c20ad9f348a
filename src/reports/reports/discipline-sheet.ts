import type { Database } from '../../db/database.ts'
import { addDays } from '../../kernel/day.ts'
import { type DepartmentsFigures, departmentFigures } from '../figures/department-figures.ts'
import type { Percentage } from '../figures/percent.ts'
import { lastYearOf, type ReportQuery } from '../query/query.ts'
import { type HalfYear, readHalfYear } from './half-year.ts'

/** All that the sheet of execution discipline shows. */
export interface DisciplineSheet {
  query: ReportQuery
  figures: DepartmentsFigures
  /** of the same period a year earlier, as of the day after it */
  lastYear: Percentage
  halfYear: HalfYear
}

export async function disciplineSheet(db: Database, query: ReportQuery): Promise<DisciplineSheet> {
  const { period } = lastYearOf(query)
  const before = { period, asOf: addDays(period.to, 1), knownOn: query.knownOn }
  const [figures, { total }, halfYear] = await Promise.all([
    departmentFigures(db, query),
    departmentFigures(db, before),
    readHalfYear(db, query),
  ])
  return { query, figures, lastYear: total, halfYear }
}
