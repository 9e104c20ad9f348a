import type { Database } from '../../db/database.ts'
import { countFigures } from '../figures/figure.ts'
import { type DocumentFlow, documentFlows } from '../figures/figure-key.ts'
import { readingsOf } from '../figures/figures.ts'
import { turnoverFigures } from '../figures/turnover-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'

/** What came, what went out, what stayed within. */
export interface Turnover {
  query: ReportQuery
  counts: Record<`turnover/${DocumentFlow}`, number>
}

export async function readTurnover(db: Database, query: ReportQuery): Promise<Turnover> {
  return { query, counts: await countFigures(readingsOf(db), query, Object.values(turnoverFigures)) }
}

export function turnoverLines({ counts }: Turnover): FigureLine[] {
  return documentFlows.map((flow) => {
    const { key } = turnoverFigures[flow]
    return { key, value: counts[key] }
  })
}
