import { map, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import type { PaperName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import type { Reader } from '../reports/definition.ts'
import { reportDefinitions } from '../reports/definitions.ts'

/**
 * A report as a paper, for Word, Excel and the signature; a balance that does not meet is refused. What the reader may not see is
 * counted and not named; `department` is the one that a sheet of a department is about.
 */
export async function paperOfReport(
  { reports, reference }: Pick<ReportsContext, 'reports' | 'reference'>,
  report: PaperName,
  { query, ...reader }: Reader & { query: ReportQuery },
): Promise<Result<ReportPaper>> {
  const read = await reportDefinitions[report].read(reports, query, reader)
  const texts = await reference()
  return map(read, (one) => one.paper(texts))
}
