import { formInForce, readFormFile } from '../../forms/store.ts'
import { done, type Outcome } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import type { PaperName } from '../addresses.ts'
import { fillReportForm } from '../form-of-paper.ts'
import type { Question } from '../question.ts'
import type { ReportPaper } from '../report-paper.ts'
import { timelessZip } from '../timeless-zip.ts'

/**
 * A report as a file. In Word it has the form that was in force on the day it is as of, as known on the instant it is known on: a
 * day of the past is printed today as it was then.
 */
export async function fileOfReport(
  { db, files, fileOfPaper }: Pick<Office, 'db' | 'files' | 'fileOfPaper'>,
  report: PaperName,
  question: Question,
  paper: ReportPaper,
  format: 'docx' | 'xlsx',
): Promise<Outcome<Uint8Array>> {
  const form = format === 'docx' ? await formInForce(db, report, question) : null
  if (!form) return fileOfPaper(paper, format)
  const filled = await fillReportForm(await readFormFile(files, form), report, paper, question)
  return filled.ok ? done(timelessZip(filled.value)) : filled
}
