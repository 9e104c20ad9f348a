import type { PaperCell, PaperTable, TableHead } from '../../print/paper.ts'
import { reportHref } from '../query/addresses.ts'
import type { TrendMonth } from '../reports/discipline-trend.ts'

/** Twelve months in one line, on a sheet upright; each opens its report of formulas. */
export function trendTable(trend: readonly TrendMonth[]): PaperTable {
  return {
    kind: 'table',
    name: trendHead.name,
    columns: trend.map(({ question }) => ({
      head: `${question.period.from.slice(5, 7)}.${question.period.from.slice(2, 4)}`,
      width: 170 / trend.length,
    })),
    rows: [
      trend.map(
        ({ question, percent }): PaperCell =>
          percent === null ? null : { value: percent, href: reportHref('formulas', question) },
      ),
    ],
  }
}

/** The line of twelve months has other heads each month. */
export const trendHead: TableHead = { name: 'Дванадцять місяців', columns: [] }
