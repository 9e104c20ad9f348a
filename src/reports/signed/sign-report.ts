import type { Actor } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { calendarAsKnown } from '../../deadlines/store.ts'
import { canonicalJson } from '../../kernel/canonical-json.ts'
import { yearOf } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { sha256 } from '../../kernel/sha256.ts'
import type { ReportsContext } from '../context.ts'
import { fileOfReport } from '../papers/file-of-report.ts'
import type { SignedReportName } from '../query/addresses.ts'
import { inputDigest } from './input-digest.ts'
import type { SignedQuery, SignedReport } from './signed-report.ts'
import { signingProposal } from './signing-proposal.ts'
import { hashOf, insertSignedReport, lastSignedNumber } from './store.ts'

/**
 * Signs a report as it is known on an instant: keeps the figures, the paper, the files, and the fingerprints of all they came from.
 * A query that has been signed with the same figures answers that report, and nothing is kept twice. Refuses a period that is not
 * over and a register that does not reconcile.
 */
export async function signReport(
  context: ReportsContext,
  actor: Actor,
  { report, query }: { report: SignedReportName; query: SignedQuery },
  also: Alongside<SignedReport> = () => [],
): Promise<Result<SignedReport>> {
  if (!may(actor, 'control')) return reject({ code: 'not-allowed' })
  const { db, reports, clock } = context
  const recordedAt = clock.now()
  const proposal = await signingProposal(context, actor, report, query)
  if (!proposal.ok) return proposal
  const { answer, paper, formula, signer, present, same } = proposal.value
  if (present && same) return done(present)

  const word = await fileOfReport(context, { report, query, paper, format: 'docx' })
  if (!word.ok) return word
  const excel = await fileOfReport(context, { report, query, paper, format: 'xlsx' })
  if (!excel.ok) return excel
  const signedOn = clock.today()
  const year = yearOf(signedOn)
  const [calendar, inputs, last] = await Promise.all([
    calendarAsKnown(reports, query.knownOn, query.asOf),
    inputDigest(reports, report, query),
    lastSignedNumber(db, year),
  ])
  const unsigned: Omit<SignedReport, 'hash'> = {
    id: newId(),
    year,
    number: last + 1,
    report,
    question: query,
    formula,
    calendarHash: sha256(canonicalJson(calendar)),
    inputs,
    inputsHash: sha256(canonicalJson(inputs)),
    answer,
    answerHash: sha256(canonicalJson(answer)),
    paper,
    paperHash: sha256(canonicalJson(paper)),
    wordHash: sha256(word.value),
    excelHash: sha256(excel.value),
    signer,
    signedOn,
    recordedAt,
  }
  const signed = { ...unsigned, hash: hashOf(unsigned) }
  const files = { word: word.value, excel: excel.value }
  return commitAs(db, [insertSignedReport(signed, files, actor.accountId), ...also(signed)], signed)
}
