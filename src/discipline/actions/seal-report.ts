import { type Actor, registerItself } from '../../accounts/actor.ts'
import { may } from '../../accounts/rights.ts'
import { type Alongside, CommitConflict, type Write } from '../../db/database.ts'
import { calendarAsKnown } from '../../deadlines/store.ts'
import { yearOf } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Outcome, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { FigureReport } from '../addresses.ts'
import { canonicalJson } from '../canonical-json.ts'
import { fileOfPaper } from '../file-of-paper.ts'
import { inputDigest } from '../lists/input-digest.ts'
import { paperOfReport } from '../lists/paper-of-report.ts'
import { reportAnswer, reportFormula } from '../lists/report-answer.ts'
import { changedLines, type SealedQuestion, type SealedReport, whyNotSeal } from '../seal.ts'
import {
  findSealedReport,
  hashOf,
  insertSealedReport,
  lastSealNumber,
  sealsOfQuestion,
  signerOf,
} from '../seal-store.ts'
import { sha256 } from '../sha256.ts'

/**
 * Signs a report as it is known on an instant: keeps the figures, the paper, the files, and the fingerprints of all they came from.
 * A question that has been signed with the same figures answers that seal, and nothing is kept twice. Refuses a period that is not
 * over and a register that does not reconcile.
 */
export async function sealReport(
  office: Office,
  actor: Actor,
  report: FigureReport,
  question: SealedQuestion,
  also: Alongside<SealedReport> = () => [],
): Promise<Outcome<SealedReport>> {
  if (!may(actor, 'control')) return refuse({ code: 'not-allowed' })
  const { db, reports, clock } = office
  const recordedAt = clock.now()
  const refusals = whyNotSeal(question, recordedAt)
  if (refusals.length > 0) return refuse(...refusals)
  const answer = await reportAnswer(reports, report, question)
  if (!answer.ok) return answer
  const [present] = await sealsOfQuestion(db, report, question)
  const before = present && (await findSealedReport(db, present.id))
  if (before && changedLines(before.answer, answer.value).length === 0) return done(before)

  // What is signed is everybody's: it names nobody's tasks, so it does not depend on who looks.
  const paper = await paperOfReport(office, report, question, registerItself)
  if (!paper.ok) return paper
  const word = await fileOfPaper(paper.value, 'docx')
  if (!word.ok) return word
  const excel = await fileOfPaper(paper.value, 'xlsx')
  if (!excel.ok) return excel
  const signedOn = clock.today()
  const [formula, calendar, inputs, signer, last] = await Promise.all([
    reportFormula(reports, report, question),
    calendarAsKnown(reports, question.knownOn, question.asOf),
    inputDigest(reports, report, question),
    signerOf(db, actor),
    lastSealNumber(db, yearOf(signedOn)),
  ])
  const unsealed: Omit<SealedReport, 'hash'> = {
    id: newId(),
    year: yearOf(signedOn),
    number: last + 1,
    report,
    question,
    formula,
    calendarHash: sha256(canonicalJson(calendar)),
    inputs,
    inputsHash: sha256(canonicalJson(inputs)),
    answer: answer.value,
    answerHash: sha256(canonicalJson(answer.value)),
    paper: paper.value,
    paperHash: sha256(canonicalJson(paper.value)),
    wordHash: sha256(word.value),
    excelHash: sha256(excel.value),
    signer,
    signedOn,
    recordedAt,
  }
  const seal = { ...unsealed, hash: hashOf(unsealed) }
  const files = { word: word.value, excel: excel.value }
  return keep(office, seal, [insertSealedReport(seal, files, actor.accountId), ...also(seal)])
}

async function keep({ db }: Office, seal: SealedReport, writes: Write[]): Promise<Outcome<SealedReport>> {
  try {
    await db.commit(writes)
    return done(seal)
  } catch (error) {
    if (error instanceof CommitConflict) return refuse({ code: 'conflict' })
    throw error
  }
}
