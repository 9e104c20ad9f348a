import type { Actor } from '../../access/actor.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { controlBalance } from '../figures/control-balance.ts'
import { documentTurnover } from '../figures/document-turnover.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import type { PaperName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { departmentCard } from '../reports/department-card.ts'
import { disciplineSheet } from '../reports/discipline-sheet.ts'
import { halfYearFigures } from '../reports/half-year-report.ts'
import { leadershipSheet } from '../reports/leadership-sheet.ts'
import { memoFigures } from '../reports/memo-figures.ts'
import { tasksNotInTime, unexplainedTasks } from '../reports/not-in-time.ts'
import { weekFigures } from '../reports/week-figures.ts'
import { balancePaper } from './balance-paper.ts'
import { departmentPaper } from './department-paper.ts'
import { departmentsPaper } from './departments-paper.ts'
import { formulasPaper } from './formulas-paper.ts'
import { halfYearPaper } from './half-year-paper.ts'
import { leadershipPaper } from './leadership-paper.ts'
import { memoPaper } from './memo-paper.ts'
import { monthPaper } from './month-paper.ts'
import { notInTimePaper } from './not-in-time-paper.ts'
import { turnoverPaper } from './turnover-paper.ts'
import { weekPaper } from './week-paper.ts'

/**
 * A report as a paper, for Word, Excel and whoever signs it; a balance that does not meet is refused. What `actor` may not see is
 * counted and not named; `department` is the one that a sheet of a department is about.
 */
export async function paperOfReport(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  report: PaperName,
  query: ReportQuery,
  actor: Actor,
  department = '',
): Promise<Result<ReportPaper>> {
  const { reports } = context
  const { organization, kinds } = await context.reference()
  switch (report) {
    case 'departments':
      return done(departmentsPaper(organization, await disciplineSheet(reports, query)))
    case 'half-year':
      return done(halfYearPaper(organization, query, await halfYearFigures(reports, query), kinds))
    case 'formulas':
      return done(formulasPaper(organization, query, await formulaFigures(reports, query)))
    case 'balance': {
      const balance = await controlBalance(reports, query)
      return balance.ok ? done(balancePaper(organization, query, balance.value, kinds)) : balance
    }
    case 'memo':
      return done(memoPaper(organization, await memoFigures(reports, actor, query), kinds))
    case 'month':
      return done(monthPaper(organization, await disciplineSheet(reports, query), kinds))
    case 'week':
      return done(weekPaper(organization, await weekFigures(reports, actor, query), kinds))
    case 'department': {
      const card = await departmentCard(reports, actor, query, department)
      return card.ok ? done(departmentPaper(organization, card.value, kinds)) : card
    }
    case 'leadership':
      return done(leadershipPaper(organization, await leadershipSheet(reports, actor, query), kinds))
    case 'turnover':
      return done(turnoverPaper(organization, query, await documentTurnover(reports, query)))
    case 'not-in-time':
      return done(
        notInTimePaper(
          organization,
          query,
          await tasksNotInTime(reports, actor, query),
          await unexplainedTasks(reports, query),
          kinds,
        ),
      )
    default:
      return report satisfies never
  }
}
