import type { Database } from '../../db/database.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import type { Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import type { PagePart } from './page-parts.ts'

/** What the words of a report are made with. */
export interface ReportTexts {
  organization: string
  kinds: readonly DocumentKind[]
}

/**
 * A report of figures: how it is read, and what it is on the page, on paper, for programs and under a signature. All of them are made
 * from the same data, so that none can say another number.
 */
export interface ReportDefinition<Data, Json extends object> {
  /** refused where the register does not reconcile */
  read(db: Database, query: ReportQuery): Promise<Result<Data>>
  page(data: Data, texts: ReportTexts): PagePart[]
  paper(data: Data, texts: ReportTexts): ReportPaper
  json(data: Data): Json
  /** each figure under the address of its list, then percentages, places and names: what a signature keeps */
  lines(data: Data): FigureLine[]
}
