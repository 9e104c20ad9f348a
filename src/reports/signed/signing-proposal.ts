import type { Actor } from '../../access/actor.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import type { SignedReportName } from '../query/addresses.ts'
import { reportDefinitions } from '../reports/definitions.ts'
import { reportFormula } from '../reports/report-lines.ts'
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
  // A signed report names no person's tasks, so it does not depend on the reader.
  const read = await reportDefinitions[report].read(reports, query)
  if (!read.ok) return read
  const answer = read.value.lines()
  const paper = read.value.paper(await context.reference())
  const [formula, signer, [last]] = await Promise.all([
    reportFormula(reports, report, query),
    signerOf(db, actor),
    signedOfQuery(db, report, query),
  ])
  const present = (last && (await findSignedReport(db, last.id))) ?? null
  const same = present !== null && changedLines(present.answer, answer).length === 0
  return done({ report, query, answer, paper, formula, signer, present, same })
}
