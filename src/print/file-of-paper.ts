import { done, type Result } from '../kernel/result.ts'
import type { ReportPaper } from './paper.ts'
import { timelessZip } from './timeless-zip.ts'
import { wordFile } from './word-file.ts'
import { workbook } from './workbook.ts'

/** A paper as a file of Word or Excel: the same bytes for the same paper, whenever it is made. */
export async function fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Result<Uint8Array>> {
  const file = format === 'docx' ? await wordFile(paper) : done(await workbook(paper))
  return file.ok ? done(timelessZip(file.value)) : file
}
