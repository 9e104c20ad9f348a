import type { PaperTable, ReportPaper, TableHead } from '../../print/paper.ts'
import { type BalanceSide, balanceTexts } from '../figures/balance-figures.ts'
import { byKindInOrder, named } from '../figures/balance-lines.ts'
import type { BalanceLine } from '../figures/control-balance.ts'
import { balanceFormula } from '../figures/formulas.ts'
import { asOfLine } from '../query/as-of-line.ts'
import { type Balance, sides } from '../reports/balance.ts'
import type { ReportTexts } from '../reports/definition.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The balance of control: by department, by kind and by month. */
export function balancePaper(
  { query, byDepartment, byKind, byMonth, total }: Balance,
  { organization, kinds }: ReportTexts,
): ReportPaper {
  return {
    name: 'Баланс контролю',
    organization,
    heading: ['БАЛАНС КОНТРОЛЮ', 'завдання на початок, рух і завдання на кінець'],
    asOf: asOfLine(query),
    blocks: [
      { kind: 'text', text: `${balanceFormula}.` },
      tableOf('department', byDepartment, total),
      tableOf('kind', byKindInOrder(byKind, kinds), total),
      ...(byMonth.length > 0 ? [tableOf('month', byMonth.map(named), total)] : []),
    ],
    signedBy: SIGNED_BY,
  }
}

/** The same movement by department, by kind and by month. */
export const balanceHeads: Record<BalanceSide, TableHead> = {
  department: headOf('department'),
  kind: headOf('kind'),
  month: headOf('month'),
}

function headOf(by: BalanceSide): TableHead {
  const { name, figures } = sides[by]
  return {
    name,
    columns: [
      { head: name, width: 257 - 22 * figures.length },
      ...figures.map((figure) => ({ head: balanceTexts[figure].name, width: 22 })),
    ],
  }
}

function tableOf(by: BalanceSide, lines: readonly BalanceLine[], total: BalanceLine): PaperTable {
  const cells = (line: BalanceLine) => [
    line.name,
    ...sides[by].figures.map((figure) => line.tasks[figure].length),
  ]
  return { kind: 'table', ...balanceHeads[by], rows: lines.map(cells), total: cells(total) }
}
