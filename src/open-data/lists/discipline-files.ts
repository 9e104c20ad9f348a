import type { ReportsContext } from '../../reports/context.ts'
import { departmentFigures } from '../../reports/figures/department-figures.ts'
import { periodOf, previousPeriod } from '../../reports/query/period.ts'
import { queryOf, type ReportQuery } from '../../reports/query/query.ts'
import { readHalfYear } from '../../reports/reports/half-year.ts'
import { headOf, linesOf } from '../data-set.ts'
import { departmentRows, departmentsSet } from '../departments.ts'
import { halfYearRows, halfYearSet } from '../half-year.ts'
import type { Publication } from '../publication.ts'

const MOST_PERIODS = 10

/** The half-years that have ended since the register began, the last ten of them, the oldest first. */
export async function finishedHalfYears({ reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>) {
  const today = clock.today()
  const first = await reports.read
    .selectFrom('documents')
    .select(({ fn }) => fn.min('registered_on').as('day'))
    .executeTakeFirst()
  const queries: ReportQuery[] = []
  if (!first?.day) return queries
  const begin = periodOf(6, first.day).from
  let period = previousPeriod(6, today)
  while (period.from >= begin && queries.length < MOST_PERIODS) {
    queries.unshift(queryOf(period, today))
    period = previousPeriod(6, period.from)
  }
  return queries
}

/** The half-year figures as CSV. */
export async function halfYearFile(
  { reports }: Pick<ReportsContext, 'reports'>,
  queries: readonly ReportQuery[],
) {
  let file = headOf(halfYearSet)
  for (const query of queries) file += linesOf(halfYearSet, halfYearRows(await readHalfYear(reports, query)))
  return file
}

/** Discipline by department as CSV. */
export async function departmentsFile(
  { reports }: Pick<ReportsContext, 'reports'>,
  { places }: Publication,
  queries: readonly ReportQuery[],
) {
  let file = headOf(departmentsSet)
  for (const query of queries)
    file += linesOf(departmentsSet, departmentRows(query, await departmentFigures(reports, query), places))
  return file
}
