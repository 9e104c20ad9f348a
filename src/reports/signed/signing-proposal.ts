import { type Actor, registerItself } from '../../access/actor.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { paperOfReport } from '../papers/paper-of-report.ts'
import type { SignedReport } from '../query/addresses.ts'
import { reportAnswer, reportFormula } from '../reports/report-answer.ts'
import {
  type AnswerLine,
  changedLines,
  type SealedFormula,
  type SealedQuestion,
  type SealedReport,
  type Signer,
  whyNotSeal,
} from './signed-report.ts'
import { findSealedReport, sealsOfQuestion, signerOf } from './store.ts'

/** What would be signed. */
export interface SealProposal {
  report: SignedReport
  question: SealedQuestion
  answer: AnswerLine[]
  paper: ReportPaper
  formula: SealedFormula
  signer: Signer
  /** the newest seal of the same question */
  present: SealedReport | null
  /** whether that one says the same */
  same: boolean
}

/** What would be signed for this question, or why nothing: its period is not over, the register does not reconcile. */
export async function sealProposal(
  context: Pick<ReportsContext, 'db' | 'reports' | 'reference' | 'clock'>,
  actor: Actor,
  report: SignedReport,
  question: SealedQuestion,
): Promise<Result<SealProposal>> {
  const { db, reports, clock } = context
  const refusals = whyNotSeal(question, clock.now())
  if (refusals.length > 0) return reject(...refusals)
  const answer = await reportAnswer(reports, report, question)
  if (!answer.ok) return answer
  // What is signed is everybody's: it names nobody's tasks, so it does not depend on who looks.
  const paper = await paperOfReport(context, report, question, registerItself)
  if (!paper.ok) return paper
  const [formula, signer, [last]] = await Promise.all([
    reportFormula(reports, report, question),
    signerOf(db, actor),
    sealsOfQuestion(db, report, question),
  ])
  const present = (last && (await findSealedReport(db, last.id))) ?? null
  const same = present !== null && changedLines(present.answer, answer.value).length === 0
  return done({ report, question, answer: answer.value, paper: paper.value, formula, signer, present, same })
}
