import { differencesPaper } from '../../../views/discipline/papers/differences-paper.ts'
import type { Actor } from '../../accounts/actor.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { ComparedReport } from '../addresses.ts'
import type { Question } from '../question.ts'
import type { ReportPaper } from '../report-paper.ts'
import { figureNames } from './figure-names.ts'
import { reportComparison } from './report-comparison.ts'

/** What two answers count differently, as a paper: all of it, as this person may see it. */
export async function paperOfDifferences(
  office: Pick<Office, 'reports' | 'reference'>,
  actor: Actor,
  report: ComparedReport,
  both: { before: Question; after: Question; department?: string },
): Promise<Outcome<ReportPaper>> {
  const comparison = await reportComparison(office, actor, report, { ...both, page: null })
  if (!comparison.ok) return comparison
  const { organization } = await office.reference()
  return done(differencesPaper(organization, comparison.value, await figureNames(office, both)))
}
