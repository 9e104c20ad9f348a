import type { ReportsContext } from '../../reports/context.ts'
import { departmentFigures } from '../../reports/figures/department-figures.ts'
import { formulaFigures } from '../../reports/figures/formula-figures.ts'
import { periodOf, previousPeriod } from '../../reports/query/period.ts'
import { queryOf, type ReportQuery } from '../../reports/query/query.ts'
import { halfYearFigures } from '../../reports/reports/half-year-report.ts'
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
  const questions: ReportQuery[] = []
  if (!first?.day) return questions
  const begin = periodOf(6, first.day).from
  let period = previousPeriod(6, today)
  while (period.from >= begin && questions.length < MOST_PERIODS) {
    questions.unshift(queryOf(period, today))
    period = previousPeriod(6, period.from)
  }
  return questions
}

/** The half-year figures as CSV. */
export async function halfYearFile(
  { reports }: Pick<ReportsContext, 'reports'>,
  questions: readonly ReportQuery[],
) {
  let file = headOf(halfYearSet)
  for (const question of questions)
    file += linesOf(halfYearSet, halfYearRows(question, await halfYearFigures(reports, question)))
  return file
}

/** Discipline by department as CSV. */
export async function departmentsFile(
  { reports }: Pick<ReportsContext, 'reports'>,
  { places }: Publication,
  questions: readonly ReportQuery[],
) {
  let file = headOf(departmentsSet)
  for (const question of questions) {
    const [figures, byFormula] = await Promise.all([
      departmentFigures(reports, question),
      formulaFigures(reports, question),
    ])
    file += linesOf(departmentsSet, departmentRows(question, figures, byFormula, places))
  }
  return file
}
