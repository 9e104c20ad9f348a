import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import type { Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { FigureDifference } from '../compare/figure-difference.ts'
import type { FormulaId } from '../figures/formulas.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import type { PagePart } from './page-parts.ts'

/** What the words of a report are made with. */
export interface ReportTexts {
  organization: string
  kinds: readonly DocumentKind[]
}

/** For whom a report is read, and about which department where it is about one. */
export interface Reader {
  /** what this person may not see is counted and not named */
  actor: Actor
  department?: string
}

/** Two answers of a report. */
export interface Both {
  before: ReportQuery
  after: ReportQuery
}

/** How a report is read, and what it is on paper. */
interface Definition<Data> {
  /** refused where the register does not reconcile, or the department is unknown */
  read(db: Database, query: ReportQuery, reader: Reader): Promise<Result<Data>>
  paper(data: Data, texts: ReportTexts): ReportPaper
  /** what a signature keeps, where the report is signed */
  signed?: SignedPart<Data>
}

/** A signed report says the same to every reader: it names no person's tasks. */
interface SignedPart<Data> {
  /** each figure under the address of its list, then percentages, places and names */
  lines(data: Data): FigureLine[]
  /** how its percentage is counted, in words, by the formula that is official */
  formula(official: FormulaId): string
}

/**
 * A report of figures: how it is read, and what it is on the page, on paper, for programs, under a signature and beside another
 * answer of its own. All of them are made from the same data, so that none can say another number.
 */
export interface ReportDefinition<Data, Json extends object> extends Definition<Data> {
  page(data: Data, texts: ReportTexts): PagePart[]
  json(data: Data): Json
  /** the figures that two answers count differently */
  differences(db: Database, both: Both): Promise<Result<FigureDifference[]>>
}

/** A report whose page is the very paper; two answers are compared figure by figure, as the papers show them. */
export interface PaperDefinition<Data> extends Definition<Data> {
  /** the days to come that it looks at beside its period */
  ahead?(query: ReportQuery): ReportQuery
}
