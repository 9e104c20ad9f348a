import { done, type Outcome } from '../kernel/refusal.ts'
import type { ReportPaper } from './report-paper.ts'
import { wordFile } from './word-file.ts'
import { workbook } from './workbook.ts'

/** A paper as a file of Word or Excel. */
export async function fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Outcome<Uint8Array>> {
  return format === 'docx' ? wordFile(paper) : done(await workbook(paper))
}
