import type { PaperLink } from '../../print/paper.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import { figureHref } from '../query/addresses.ts'
import type { ReportQuery } from '../query/query.ts'

/** A figure with the way to its list. */
export function linked(query: ReportQuery, value: number, key: FigureKey): PaperLink {
  return { value, href: figureHref(query, key), counted: { figure: key, question: query } }
}
