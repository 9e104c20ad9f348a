import { hrefOf } from '../../kernel/address.ts'
import type { WarningFigure } from './warning-figures.ts'

interface WarningsOf {
  department?: string
  asOf?: string
}

/** The page of early warning: of a department, or of a day past. */
export function warningsHref(warnings: WarningsOf, page = 1): string {
  return hrefOf('/reports/early-warning', { ...warnings, page: page > 1 && String(page) })
}

/** The list behind one of its figures. */
export function warningsListHref(warnings: WarningsOf, figure: WarningFigure, page = 1): string {
  return hrefOf('/reports/early-warning/list', { figure, ...warnings, page: page > 1 && String(page) })
}

/** The same page as a file. */
export function warningsFileHref(warnings: WarningsOf, format: 'word' | 'excel'): string {
  return hrefOf(`/reports/early-warning/${format}`, { ...warnings })
}
