import type { ReportsContext } from '../context.ts'
import type { ReportQuery } from '../query/query.ts'
import { departmentsAsOf } from './department-figures.ts'
import { lineText } from './line-text.ts'

/** The names of lines of two answers, departments under those that they bore in the second. */
export async function lineNames(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  { before, after }: { before: ReportQuery; after: ReportQuery },
): Promise<(key: string) => string> {
  const [{ kinds }, then, now] = await Promise.all([
    context.reference(),
    departmentsAsOf(context.reports, before),
    departmentsAsOf(context.reports, after),
  ])
  const names = new Map([...then, ...now].map(({ id, name }) => [id, name]))
  return (key) => lineText(key, kinds, names)
}
