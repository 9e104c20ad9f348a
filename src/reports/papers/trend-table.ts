import type { PaperCell, PaperTable, TableHead } from '../../print/paper.ts'
import { reportHref } from '../query/addresses.ts'
import type { TrendMonth } from '../reports/discipline-trend.ts'

/** Twelve months in two lines, percentages and their numbers, on a sheet upright; each opens its report of formulas. */
export function trendTable(trend: readonly TrendMonth[]): PaperTable {
  return {
    kind: 'table',
    name: trendHead.name,
    columns: trend.map(({ query }) => ({
      head: `${query.period.from.slice(5, 7)}.${query.period.from.slice(2, 4)}`,
      width: 170 / trend.length,
    })),
    rows: [
      trend.map(
        ({ query, percent }): PaperCell =>
          percent === null ? null : { value: percent, href: reportHref('formulas', query) },
      ),
      trend.map(
        ({ numerator, denominator }): PaperCell => (denominator > 0 ? `${numerator} з ${denominator}` : null),
      ),
    ],
  }
}

/** The line of twelve months has other heads each month. */
export const trendHead: TableHead = { name: 'Дванадцять місяців', columns: [] }
