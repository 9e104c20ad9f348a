import type { Result } from '../kernel/result.ts'
import type { ReportPaper } from './paper.ts'

export interface PrintContext {
  /** Makes a Word or Excel file of a report; in a thread of its own where the platform has threads. */
  fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Result<Uint8Array>>
}
