import type { Day, Instant } from '../../kernel/day.ts'
import { done, type Result } from '../../kernel/result.ts'
import type { ReportsContext } from '../context.ts'
import { type BalanceLine, controlBalance } from '../figures/control-balance.ts'
import { type BalanceFigure, balanceFigures } from '../figures/control-moves.ts'
import { balanceFormula } from '../figures/formulas.ts'
import type { Period } from '../query/period.ts'
import { type QueryInput, readQuery } from '../query/query.ts'

type Row = { name: string } & Record<BalanceFigure, number>

export interface BalanceReport {
  period: Period
  asOf: Day
  /** as of now: the period has not ended */
  running?: true
  knownOn?: Instant
  formula: string
  byDepartment: Row[]
  byKind: Row[]
  byMonth: Row[]
  total: Row
}

/** `report balance`: what was on control, came, left and is there; refused where the register does not meet itself. */
export async function balanceReport(
  { reports, clock }: Pick<ReportsContext, 'reports' | 'clock'>,
  asked: QueryInput,
): Promise<Result<BalanceReport>> {
  const query = readQuery(asked, clock.today())
  if (!query.ok) return query
  const { period, asOf, running, knownOn } = query.value
  const balance = await controlBalance(reports, query.value)
  if (!balance.ok) return balance
  const { byDepartment, byKind, byMonth, total } = balance.value
  return done({
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    formula: balanceFormula,
    byDepartment: byDepartment.map(rowOf),
    byKind: byKind.map(rowOf),
    byMonth: byMonth.map(rowOf),
    total: rowOf(total),
  })
}

function rowOf({ name, tasks }: BalanceLine): Row {
  const counts = Object.fromEntries(balanceFigures.map((figure) => [figure, tasks[figure].length]))
  return { name, ...(counts as Record<BalanceFigure, number>) }
}
