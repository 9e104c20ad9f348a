import type { Actor } from '../../access/actor.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { figureNames } from '../figures/figure-names.ts'
import { differencesPaper } from '../papers/differences-paper.ts'
import type { ComparedReport } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { reportComparison } from './report-comparison.ts'

/** What two answers count differently, as a paper: all of it, as this person may see it. */
export async function paperOfDifferences(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  actor: Actor,
  report: ComparedReport,
  both: { before: ReportQuery; after: ReportQuery; department?: string },
): Promise<Result<ReportPaper>> {
  const comparison = await reportComparison(context, actor, report, { ...both, page: null })
  if (!comparison.ok) return comparison
  const { organization } = await context.reference()
  return done(differencesPaper(organization, comparison.value, await figureNames(context, both)))
}
