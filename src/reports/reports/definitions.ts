import type { Database } from '../../db/database.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import type { ReportsContext } from '../context.ts'
import { controlBalance } from '../figures/control-balance.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import { balancePaper } from '../papers/balance-paper.ts'
import { departmentsPaper } from '../papers/departments-paper.ts'
import { formulasPaper } from '../papers/formulas-paper.ts'
import { halfYearPaper } from '../papers/half-year-paper.ts'
import type { FigureReport } from '../query/addresses.ts'
import { type QueryInput, type ReportQuery, readQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import { balanceJson, balanceLines, balancePage } from './balance.ts'
import type { ReportDefinition, ReportTexts } from './definition.ts'
import { departmentsJson, departmentsLines, departmentsPage } from './departments.ts'
import { disciplineSheet } from './discipline-sheet.ts'
import { formulasJson, formulasLines, formulasPage } from './formulas.ts'
import { halfYearJson, halfYearLines, halfYearPage, readHalfYear } from './half-year.ts'
import type { PagePart } from './page-parts.ts'

const departments = definition({
  read: async (db, query) => done(await disciplineSheet(db, query)),
  page: departmentsPage,
  paper: departmentsPaper,
  json: departmentsJson,
  lines: departmentsLines,
})

const halfYear = definition({
  read: async (db, query) => done(await readHalfYear(db, query)),
  page: halfYearPage,
  paper: halfYearPaper,
  json: halfYearJson,
  lines: halfYearLines,
})

const formulas = definition({
  read: async (db, query) => done({ query, ...(await formulaFigures(db, query)) }),
  page: formulasPage,
  paper: formulasPaper,
  json: formulasJson,
  lines: formulasLines,
})

const balance = definition({
  async read(db, query) {
    const read = await controlBalance(db, query)
    return read.ok ? done({ query, ...read.value }) : read
  },
  page: balancePage,
  paper: balancePaper,
  json: balanceJson,
  lines: balanceLines,
})

/** A report that has been read, in each of its forms. */
export interface ReadReport<Json extends object = object> {
  page(texts: ReportTexts): PagePart[]
  paper(texts: ReportTexts): ReportPaper
  json(): Json
  lines(): FigureLine[]
}

type Read<Json extends object> = (db: Database, query: ReportQuery) => Promise<Result<ReadReport<Json>>>

/** The reports of figures. */
export const figureReportDefinitions = {
  departments,
  'half-year': halfYear,
  formulas,
  balance,
} satisfies Record<FigureReport, Read<object>>

type JsonOf<R extends FigureReport> =
  (typeof figureReportDefinitions)[R] extends Read<infer Json> ? Json : never

/** A report for programs: as the commands print it and the API answers it. */
export async function reportJson<R extends FigureReport>(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  report: R,
  input: QueryInput,
): Promise<Result<JsonOf<R>>> {
  const query = readQuery(input, clock.today())
  if (!query.ok) return query
  const read = await figureReportDefinitions[report](reports, query.value)
  return read.ok ? done(read.value.json() as JsonOf<R>) : read
}

function definition<Data, Json extends object>({
  read,
  page,
  paper,
  json,
  lines,
}: ReportDefinition<Data, Json>): Read<Json> {
  return async (db, query) => {
    const data = await read(db, query)
    if (!data.ok) return data
    const { value } = data
    return done({
      page: (texts) => page(value, texts),
      paper: (texts) => paper(value, texts),
      json: () => json(value),
      lines: () => lines(value),
    })
  }
}
