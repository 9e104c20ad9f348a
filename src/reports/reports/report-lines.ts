import type { Database } from '../../db/database.ts'
import { done, type Result } from '../../kernel/result.ts'
import { countFigures } from '../figures/figure.ts'
import { documentFlows } from '../figures/figure-key.ts'
import { readingsOf } from '../figures/figures.ts'
import { officialFormula } from '../figures/formula-act.ts'
import {
  balanceFormula,
  disciplineFormula,
  executedInFullFormula,
  formulaOf,
  turnoverFormula,
} from '../figures/formulas.ts'
import { formulaActs } from '../figures/store.ts'
import { turnoverFigures } from '../figures/turnover-figures.ts'
import type { SignedReportName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { countingLaw, type FigureLine, type SignedFormula } from '../signed/signed-report.ts'
import { figureReportDefinitions } from './definitions.ts'
import { departmentsLines } from './departments.ts'
import { disciplineSheet } from './discipline-sheet.ts'
import { halfYearLines } from './half-year.ts'

/**
 * All that a report says, line by line: its figures under the addresses of their lists, its percentages and places, the names of
 * its departments. A balance that does not meet is refused.
 */
export async function reportLines(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<Result<FigureLine[]>> {
  if (report === 'month') {
    const sheet = await disciplineSheet(db, query)
    return done([...departmentsLines(sheet), ...halfYearLines(sheet.halfYear)])
  }
  if (report === 'turnover') {
    const figures = documentFlows.map((flow) => turnoverFigures[flow])
    const counts = await countFigures(readingsOf(db), query, figures)
    return done(figures.map(({ key }) => ({ key, value: counts[key] })))
  }
  const read = await figureReportDefinitions[report](db, query)
  return read.ok ? done(read.value.lines()) : read
}

/** By what formula a report is counted, and which was official for its period as then known. */
export async function reportFormula(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<SignedFormula> {
  const { formula, act } = officialFormula(await formulaActs(db), query)
  const words = {
    departments: disciplineFormula(formula),
    'half-year': executedInFullFormula,
    formulas: `${formulaOf(formula).name}: ${formulaOf(formula).words}`,
    balance: balanceFormula,
    month: disciplineFormula(formula),
    turnover: turnoverFormula,
  }[report]
  return {
    words,
    official: formula,
    law: countingLaw[report],
    act: act && { number: act.number, date: act.date, from: act.from },
  }
}
