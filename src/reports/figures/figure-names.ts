import type { ReportsContext } from '../context.ts'
import { type Period, periodName } from '../query/period.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureKey } from './figure-key.ts'
import { lineNames } from './line-names.ts'

/** The names of figures of two answers; one of days to come says which days. */
export async function figureNames(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  both: { before: ReportQuery; after: ReportQuery },
): Promise<(figure: { key: FigureKey; ahead?: Period }) => string> {
  const nameOf = await lineNames(context, both)
  return ({ key, ahead }) => (ahead ? `${nameOf(key)}, ${periodName(ahead)}` : nameOf(key))
}
