import type { Database } from '../../db/database.ts'
import { map, type Result } from '../../kernel/result.ts'
import { officialFormula } from '../figures/formula-act.ts'
import { formulaActs } from '../figures/store.ts'
import type { SignedReportName } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'
import { countingLaw, type FigureLine, type SignedFormula } from '../signed/signed-report.ts'
import { reportDefinitions } from './definitions.ts'

/**
 * All that a report says, line by line: its figures under the addresses of their lists, its percentages and places, the names of
 * its departments. A balance that does not meet is refused.
 */
export async function reportLines(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<Result<FigureLine[]>> {
  return map(await reportDefinitions[report].read(db, query), (read) => read.lines())
}

/** By what formula a report is counted, and which was official for its period as then known. */
export async function reportFormula(
  db: Database,
  report: SignedReportName,
  query: ReportQuery,
): Promise<SignedFormula> {
  const { formula, act } = officialFormula(await formulaActs(db), query)
  const inWords = reportDefinitions[report].formula
  if (!inWords) throw new Error(`the report ${report} is not signed`)
  return {
    words: inWords(formula),
    official: formula,
    law: countingLaw[report],
    act: act && { number: act.number, date: act.date, from: act.from },
  }
}
