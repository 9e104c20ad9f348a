import { type Actor, registerItself } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { done, map, type Result } from '../../kernel/result.ts'
import type { ReportPaper } from '../../print/paper.ts'
import { departmentDifferences } from '../compare/department-differences.ts'
import type { FigureDifference } from '../compare/figure-difference.ts'
import {
  balanceDifferences,
  formulaDifferences,
  leadershipDifferences,
  paperDifferences,
} from '../compare/figure-differences.ts'
import { keyDifferences } from '../compare/key-differences.ts'
import type { ReportsContext } from '../context.ts'
import { controlBalance } from '../figures/control-balance.ts'
import { formulaFigures } from '../figures/formula-figures.ts'
import {
  balanceFormula,
  disciplineFormula,
  executedInFullFormula,
  type FormulaId,
  formulaOf,
  turnoverFormula,
} from '../figures/formulas.ts'
import { halfYearFigures } from '../figures/half-year-figures.ts'
import { balancePaper } from '../papers/balance-paper.ts'
import { departmentPaper } from '../papers/department-paper.ts'
import { departmentsPaper } from '../papers/departments-paper.ts'
import { formulasPaper } from '../papers/formulas-paper.ts'
import { halfYearPaper } from '../papers/half-year-paper.ts'
import { leadershipPaper } from '../papers/leadership-paper.ts'
import { memoPaper } from '../papers/memo-paper.ts'
import { monthPaper } from '../papers/month-paper.ts'
import { notInTimePaper } from '../papers/not-in-time-paper.ts'
import { turnoverPaper } from '../papers/turnover-paper.ts'
import { weekPaper } from '../papers/week-paper.ts'
import type { FigureReport, PaperReport, ReportName } from '../query/addresses.ts'
import { monthAhead, weekAhead } from '../query/days-ahead.ts'
import { type QueryInput, type ReportQuery, readQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import { balanceJson, balanceLines, balancePage } from './balance.ts'
import type { Both, PaperDefinition, Reader, ReportDefinition, ReportTexts } from './definition.ts'
import { departmentCard } from './department-card.ts'
import { departmentJsonNames, departmentsJson, departmentsLines, departmentsPage } from './departments.ts'
import { disciplineSheet } from './discipline-sheet.ts'
import { formulasJson, formulasLines, formulasPage } from './formulas.ts'
import { halfYearJson, halfYearLines, halfYearPage, readHalfYear } from './half-year.ts'
import { leadershipJson, leadershipPage } from './leadership.ts'
import { leadershipSheet } from './leadership-sheet.ts'
import { memoFigures } from './memo-figures.ts'
import { tasksNotInTime } from './not-in-time.ts'
import type { PagePart } from './page-parts.ts'
import { readTurnover, turnoverLines } from './turnover.ts'
import { weekFigures } from './week-figures.ts'

/** The reports of figures. */
export const figureReportDefinitions = {
  departments: figures({
    read: async (db, query) => done(await disciplineSheet(db, query)),
    page: departmentsPage,
    paper: departmentsPaper,
    json: departmentsJson,
    signed: { lines: departmentsLines, formula: disciplineFormula },
    differences: async (db, both) => done(await departmentDifferences(db, both, departmentJsonNames)),
  }),
  'half-year': figures({
    read: async (db, query) => done(await readHalfYear(db, query)),
    page: halfYearPage,
    paper: halfYearPaper,
    json: halfYearJson,
    signed: { lines: halfYearLines, formula: () => executedInFullFormula },
    differences: async (db, both) =>
      done(
        await keyDifferences(
          db,
          both,
          halfYearFigures.map(({ key }) => key),
        ),
      ),
  }),
  formulas: figures({
    read: async (db, query) => done({ query, ...(await formulaFigures(db, query)) }),
    page: formulasPage,
    paper: formulasPaper,
    json: formulasJson,
    signed: {
      lines: formulasLines,
      formula: (official) => `${formulaOf(official).name}: ${formulaOf(official).words}`,
    },
    differences: async (db, both) => done(await formulaDifferences(db, both)),
  }),
  balance: figures({
    read: async (db, query) => map(await controlBalance(db, query), (balance) => ({ query, ...balance })),
    page: balancePage,
    paper: balancePaper,
    json: balanceJson,
    signed: { lines: balanceLines, formula: () => balanceFormula },
    differences: balanceDifferences,
  }),
  leadership: figures({
    read: async (db, query, { actor }) => done(await leadershipSheet(db, actor, query)),
    page: leadershipPage,
    paper: leadershipPaper,
    json: leadershipJson,
    differences: async (db, both) => done(await leadershipDifferences(db, both)),
  }),
} satisfies Record<FigureReport | 'leadership', FigureReporting>

const paperReportDefinitions = {
  memo: paper({
    read: async (db, query, { actor }) => done(await memoFigures(db, actor, query)),
    paper: memoPaper,
  }),
  month: paper({
    read: async (db, query) => done(await disciplineSheet(db, query)),
    paper: monthPaper,
    signed: {
      lines: (sheet) => [...departmentsLines(sheet), ...halfYearLines(sheet.halfYear)],
      formula: disciplineFormula,
    },
  }),
  week: paper({
    read: async (db, query, { actor }) => done(await weekFigures(db, actor, query)),
    paper: weekPaper,
    ahead: weekAhead,
  }),
  department: paper({
    read: (db, query, { actor, department = '' }) => departmentCard(db, actor, query, department),
    paper: departmentPaper,
    ahead: monthAhead,
  }),
  'not-in-time': paper({
    read: async (db, query, { actor }) => done(await tasksNotInTime(db, actor, query)),
    paper: notInTimePaper,
  }),
  turnover: paper({
    read: async (db, query) => done(await readTurnover(db, query)),
    paper: turnoverPaper,
    signed: { lines: turnoverLines, formula: () => turnoverFormula },
  }),
} satisfies Record<PaperReport, Reporting>

/** Every report, in the forms that all have. */
export const reportDefinitions: Record<ReportName, Reporting> = {
  ...figureReportDefinitions,
  ...paperReportDefinitions,
}

/** A report that has been read, on paper and for a signature. */
export interface ReadReport {
  paper(texts: ReportTexts): ReportPaper
  /** none where it is not signed */
  lines(): FigureLine[]
}

/** One of figures, on the page and for programs too. */
export interface ReadFigures<Json extends object = object> extends ReadReport {
  page(texts: ReportTexts): PagePart[]
  json(): Json
}

interface Reporting<R extends ReadReport = ReadReport> {
  read(db: Database, query: ReportQuery, reader?: Reader): Promise<Result<R>>
  differences(
    context: Pick<ReportsContext, 'reports' | 'reference'>,
    both: Both,
    reader?: Reader,
  ): Promise<Result<FigureDifference[]>>
  /** how its percentage is counted, where the report is signed */
  formula?: ((official: FormulaId) => string) | undefined
}

type FigureReporting<Json extends object = object> = Reporting<ReadFigures<Json>>

type JsonOf<R extends keyof typeof figureReportDefinitions> =
  (typeof figureReportDefinitions)[R] extends FigureReporting<infer Json> ? Json : never

/** A report for programs: as the commands print it and the API answers it. */
export async function reportJson<R extends keyof typeof figureReportDefinitions>(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  report: R,
  input: QueryInput,
  actor: Actor = registerItself,
): Promise<Result<JsonOf<R>>> {
  const query = readQuery(input, clock.today())
  if (!query.ok) return query
  const read = await figureReportDefinitions[report].read(reports, query.value, { actor })
  return map(read as Result<ReadReport & { json(): JsonOf<R> }>, (one) => one.json())
}

const everybody: Reader = { actor: registerItself }

function figures<Data, Json extends object>(definition: ReportDefinition<Data, Json>): FigureReporting<Json> {
  const { read, page, paper, json, signed, differences } = definition
  return {
    read: async (db, query, reader = everybody) =>
      map(await read(db, query, reader), (data) => ({
        page: (texts: ReportTexts) => page(data, texts),
        paper: (texts: ReportTexts) => paper(data, texts),
        json: () => json(data),
        lines: () => signed?.lines(data) ?? [],
      })),
    differences: ({ reports }, both) => differences(reports, both),
    formula: signed?.formula,
  }
}

function paper<Data>({ read, paper, signed, ahead }: PaperDefinition<Data>): Reporting {
  const readReport: Reporting['read'] = async (db, query, reader = everybody) =>
    map(await read(db, query, reader), (data) => ({
      paper: (texts: ReportTexts) => paper(data, texts),
      lines: () => signed?.lines(data) ?? [],
    }))
  return {
    read: readReport,
    async differences({ reports, reference }, { before, after }, reader) {
      const texts = await reference()
      const then = await readReport(reports, before, reader)
      if (!then.ok) return then
      const now = await readReport(reports, after, reader)
      if (!now.ok) return now
      const papers = [now.value.paper(texts), then.value.paper(texts)]
      return done(await paperDifferences(reports, { before, after }, { papers, ahead }))
    },
    formula: signed?.formula,
  }
}
