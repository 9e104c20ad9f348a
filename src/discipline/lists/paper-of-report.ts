import { balancePaper } from '../../../views/discipline/papers/balance-paper.ts'
import { departmentPaper } from '../../../views/discipline/papers/department-paper.ts'
import { departmentsPaper } from '../../../views/discipline/papers/departments-paper.ts'
import { formulasPaper } from '../../../views/discipline/papers/formulas-paper.ts'
import { halfYearPaper } from '../../../views/discipline/papers/half-year-paper.ts'
import { leadershipPaper } from '../../../views/discipline/papers/leadership-paper.ts'
import { memoPaper } from '../../../views/discipline/papers/memo-paper.ts'
import { monthPaper } from '../../../views/discipline/papers/month-paper.ts'
import { notInTimePaper } from '../../../views/discipline/papers/not-in-time-paper.ts'
import { turnoverPaper } from '../../../views/discipline/papers/turnover-paper.ts'
import { weekPaper } from '../../../views/discipline/papers/week-paper.ts'
import type { Actor } from '../../accounts/actor.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { PaperName } from '../addresses.ts'
import type { Question } from '../question.ts'
import type { ReportPaper } from '../report-paper.ts'
import { controlBalance } from './control-balance.ts'
import { departmentCard } from './department-card.ts'
import { disciplineSheet } from './discipline-sheet.ts'
import { documentTurnover } from './document-turnover.ts'
import { formulaFigures } from './formula-figures.ts'
import { halfYearFigures } from './half-year-report.ts'
import { leadershipSheet } from './leadership-sheet.ts'
import { memoFigures } from './memo-figures.ts'
import { tasksNotInTime, unexplainedTasks } from './not-in-time.ts'
import { weekFigures } from './week-figures.ts'

/**
 * A report as a paper, for Word, Excel and whoever signs it; a balance that does not meet is refused. What `actor` may not see is
 * counted and not named; `department` is the one that a sheet of a department is about.
 */
export async function paperOfReport(
  office: Pick<Office, 'reports' | 'reference'>,
  report: PaperName,
  question: Question,
  actor: Actor,
  department = '',
): Promise<Outcome<ReportPaper>> {
  const { reports } = office
  const { organization, kinds } = await office.reference()
  switch (report) {
    case 'departments':
      return done(departmentsPaper(organization, await disciplineSheet(reports, question)))
    case 'half-year':
      return done(halfYearPaper(organization, question, await halfYearFigures(reports, question), kinds))
    case 'formulas':
      return done(formulasPaper(organization, question, await formulaFigures(reports, question)))
    case 'balance': {
      const balance = await controlBalance(reports, question)
      return balance.ok ? done(balancePaper(organization, question, balance.value, kinds)) : balance
    }
    case 'memo':
      return done(memoPaper(organization, await memoFigures(reports, actor, question), kinds))
    case 'month':
      return done(monthPaper(organization, await disciplineSheet(reports, question), kinds))
    case 'week':
      return done(weekPaper(organization, await weekFigures(reports, actor, question), kinds))
    case 'department': {
      const card = await departmentCard(reports, actor, question, department)
      return card.ok ? done(departmentPaper(organization, card.value, kinds)) : card
    }
    case 'leadership':
      return done(leadershipPaper(organization, await leadershipSheet(reports, actor, question), kinds))
    case 'turnover':
      return done(turnoverPaper(organization, question, await documentTurnover(reports, question)))
    case 'not-in-time':
      return done(
        notInTimePaper(
          organization,
          question,
          await tasksNotInTime(reports, actor, question),
          await unexplainedTasks(reports, question),
          kinds,
        ),
      )
    default:
      return report satisfies never
  }
}
