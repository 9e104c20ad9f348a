import type { ReportsContext } from '../context.ts'
import { type Period, periodName } from '../query/period.ts'
import type { ReportQuery } from '../query/query.ts'
import { departmentsAsOf } from './department-figures.ts'
import type { FigureKey } from './figure-key.ts'
import { figureOf } from './figures.ts'

/** The names of figures of two answers, departments under those that they bore in the second. */
export async function figureNames(
  context: Pick<ReportsContext, 'reports' | 'reference'>,
  { before, after }: { before: ReportQuery; after: ReportQuery },
): Promise<(figure: { key: FigureKey; ahead?: Period }) => string> {
  const [{ kinds }, then, now] = await Promise.all([
    context.reference(),
    departmentsAsOf(context.reports, before),
    departmentsAsOf(context.reports, after),
  ])
  const names = new Map([...then, ...now].map(({ id, name }) => [id, name]))
  return ({ key, ahead }) => {
    const { department, name: nameOf } = figureOf(key)
    const name = nameOf({ kinds, department: names.get(department) ?? 'Усього' })
    return ahead ? `${name}, ${periodName(ahead)}` : name
  }
}
