import { type Actor, registerItself } from '../../access/actor.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { paperOfReport } from '../papers/paper-of-report.ts'
import type { SignedReportName } from '../query/addresses.ts'
import { reportFormula, reportLines } from '../reports/report-lines.ts'
import {
  changedLines,
  type FigureLine,
  type SignedFormula,
  type SignedQuery,
  type SignedReport,
  type Signer,
  whyNotSign,
} from './signed-report.ts'
import { findSignedReport, signedOfQuery, signerOf } from './store.ts'

/** What would be signed. */
export interface SigningProposal {
  report: SignedReportName
  query: SignedQuery
  answer: FigureLine[]
  paper: ReportPaper
  formula: SignedFormula
  signer: Signer
  /** the newest signed report of the same query */
  present: SignedReport | null
  /** whether that one says the same */
  same: boolean
}

/** What would be signed for this query, or why nothing: its period is not over, the register does not reconcile. */
export async function signingProposal(
  context: Pick<ReportsContext, 'db' | 'reports' | 'reference' | 'clock'>,
  actor: Actor,
  report: SignedReportName,
  query: SignedQuery,
): Promise<Result<SigningProposal>> {
  const { db, reports, clock } = context
  const refusals = whyNotSign(query, clock.now())
  if (refusals.length > 0) return reject(...refusals)
  const answer = await reportLines(reports, report, query)
  if (!answer.ok) return answer
  // What is signed is everybody's: it names nobody's tasks, so it does not depend on who looks.
  const paper = await paperOfReport(context, report, { query, actor: registerItself })
  if (!paper.ok) return paper
  const [formula, signer, [last]] = await Promise.all([
    reportFormula(reports, report, query),
    signerOf(db, actor),
    signedOfQuery(db, report, query),
  ])
  const present = (last && (await findSignedReport(db, last.id))) ?? null
  const same = present !== null && changedLines(present.answer, answer.value).length === 0
  return done({ report, query, answer: answer.value, paper: paper.value, formula, signer, present, same })
}
