import { balancePaper } from '../../../views/discipline/papers/balance-paper.ts'
import { departmentsPaper } from '../../../views/discipline/papers/departments-paper.ts'
import { formulasPaper } from '../../../views/discipline/papers/formulas-paper.ts'
import { halfYearPaper } from '../../../views/discipline/papers/half-year-paper.ts'
import { notInTimePaper } from '../../../views/discipline/papers/not-in-time-paper.ts'
import type { Actor } from '../../accounts/actor.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { ReportName } from '../addresses.ts'
import type { Question } from '../question.ts'
import type { ReportPaper } from '../report-paper.ts'
import { controlBalance } from './control-balance.ts'
import { disciplineSheet } from './discipline-sheet.ts'
import { formulaFigures } from './formula-figures.ts'
import { halfYearFigures } from './half-year-report.ts'
import { tasksNotInTime } from './not-in-time.ts'

/**
 * A report as a paper, for Word, Excel and whoever signs it; a balance that does not meet is refused. What `actor` may not see is
 * counted and not named.
 */
export async function paperOfReport(
  office: Pick<Office, 'reports' | 'reference'>,
  report: ReportName,
  question: Question,
  actor: Actor,
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
    case 'not-in-time':
      return done(
        notInTimePaper(organization, question, await tasksNotInTime(reports, actor, question), kinds),
      )
    default:
      return report satisfies never
  }
}
