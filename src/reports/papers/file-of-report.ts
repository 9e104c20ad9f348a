import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import { formInForce, readFormFile } from '../../print/templates/store.ts'
import { timelessZip } from '../../print/timeless-zip.ts'
import type { ReportsContext } from '../context.ts'
import type { PaperName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { fillReportForm } from './fill-report-form.ts'

/**
 * A report as a file. In Word it has the form that was in force on the day it is as of, as known on the instant it is known on: a
 * day of the past is printed today as it was then.
 */
export async function fileOfReport(
  { db, files, fileOfPaper }: Pick<ReportsContext, 'db' | 'files' | 'fileOfPaper'>,
  {
    report,
    query,
    paper,
    format,
  }: { report: PaperName; query: ReportQuery; paper: ReportPaper; format: 'docx' | 'xlsx' },
): Promise<Result<Uint8Array>> {
  const form = format === 'docx' ? await formInForce(db, report, query) : null
  if (!form) return fileOfPaper(paper, format)
  const filled = await fillReportForm(await readFormFile(files, form), report, paper, query)
  return filled.ok ? done(timelessZip(filled.value)) : filled
}
