import { done, type Refusal, type Result, reject } from '../kernel/result.ts'
import { type ReportPaper, reportOnPaper, rowsOfPaper } from './paper.ts'
import { timelessZip } from './timeless-zip.ts'
import { wordFile } from './word-file.ts'
import { workbook } from './workbook.ts'

/** Rows of all tables together: about 400 sheets. */
const MOST_ROWS = 5000

/** A report as a file of Word or Excel: the same bytes for the same paper, whenever it is made. Refuses what Word would not open. */
export async function fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Result<Uint8Array>> {
  if (format === 'xlsx') return done(await workbook(paper))
  const refusal = tooLongForWord(paper)
  return refusal ? reject(refusal) : done(timelessZip(await wordFile(reportOnPaper(paper))))
}

/** Whether it has more rows than Word opens, all tables together. */
export function tooLongForWord(paper: Pick<ReportPaper, 'blocks' | 'annexes'>): Refusal | null {
  const rows = rowsOfPaper(paper)
  return rows > MOST_ROWS ? { code: 'too-long-for-word', facts: { rows, most: MOST_ROWS } } : null
}
