import type { Actor } from '../../access/actor.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { countFigures } from '../figures/figure.ts'
import { readingsOf } from '../figures/figures.ts'
import { turnoverFigures } from '../figures/turnover-figures.ts'
import type { PaperName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { figureReportDefinitions } from '../reports/definitions.ts'
import { departmentCard } from '../reports/department-card.ts'
import { disciplineSheet } from '../reports/discipline-sheet.ts'
import { leadershipSheet } from '../reports/leadership-sheet.ts'
import { memoFigures } from '../reports/memo-figures.ts'
import { tasksNotInTime, unexplainedTasks } from '../reports/not-in-time.ts'
import { weekFigures } from '../reports/week-figures.ts'
import { departmentPaper } from './department-paper.ts'
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
  { query, actor, department = '' }: { query: ReportQuery; actor: Actor; department?: string },
): Promise<Result<ReportPaper>> {
  const { reports } = context
  const { organization, kinds } = await context.reference()
  switch (report) {
    case 'departments':
    case 'half-year':
    case 'formulas':
    case 'balance': {
      const read = await figureReportDefinitions[report](reports, query)
      return read.ok ? done(read.value.paper({ organization, kinds })) : read
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
    case 'turnover': {
      const figures = Object.values(turnoverFigures)
      const counts = await countFigures(readingsOf(reports), query, figures)
      return done(turnoverPaper(organization, query, counts))
    }
    case 'not-in-time':
      return done(
        notInTimePaper(organization, {
          query,
          tasks: await tasksNotInTime(reports, actor, query),
          unexplained: await unexplainedTasks(reports, query),
          kinds,
        }),
      )
    default:
      return report satisfies never
  }
}
