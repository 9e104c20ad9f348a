import type { DocumentKind } from '../../journals/kind.ts'
import { monthName } from '../query/period.ts'
import type { BalanceLine } from './control-balance.ts'
import type { BalanceFigure } from './control-moves.ts'
import { kindName } from './kind-name.ts'

/** A month under its name: «листопад 2026 року». */
export function named(line: BalanceLine): BalanceLine {
  return { ...line, name: monthName(line.name) }
}

/** Kinds in the council's order, under their names. */
export function byKindInOrder(lines: readonly BalanceLine[], kinds: readonly DocumentKind[]): BalanceLine[] {
  return kinds.flatMap(({ id }) => {
    const line = lines.find((one) => one.id === id)
    return line ? [{ ...line, name: kindName(id, kinds) }] : []
  })
}

export const departmentColumns: BalanceFigure[] = [
  'opening',
  'taken',
  'returned',
  'handedIn',
  'removed',
  'handedOut',
  'annulled',
  'closing',
]
/** A document never changes its kind. */
export const kindColumns = departmentColumns.filter(
  (figure) => figure !== 'handedIn' && figure !== 'handedOut',
)
