import type { Result } from '../kernel/result.ts'
import type { ReportPaper } from './paper.ts'

export interface PrintContext {
  /** Sets a report as a file of Word or Excel; where there are threads, in one of its own. */
  fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Result<Uint8Array>>
}
