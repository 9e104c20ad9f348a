import type { DocumentKind } from '../../journals/kind.ts'
import type { PaperTable, ReportPaper, TableHead } from '../../print/paper.ts'
import { byKindInOrder, departmentColumns, kindColumns, named } from '../figures/balance-lines.ts'
import type { BalanceLine, ControlBalance } from '../figures/control-balance.ts'
import type { BalanceFigure } from '../figures/control-moves.ts'
import { balanceWords } from '../figures/figure-text.ts'
import { balanceFormula } from '../figures/formulas.ts'
import { asOfLine } from '../query/as-of-line.ts'
import type { ReportQuery } from '../query/query.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The balance of control: by department and by kind. */
export function balancePaper(
  organization: string,
  query: ReportQuery,
  { byDepartment, byKind, byMonth, total }: ControlBalance,
  kinds: readonly DocumentKind[],
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

const figuresBy = { department: departmentColumns, kind: kindColumns, month: kindColumns }

/** The same movement by department, by kind and by month. */
export const balanceHeads: Record<keyof typeof figuresBy, TableHead> = {
  department: headOf('Підрозділи', departmentColumns),
  kind: headOf('Види документів', kindColumns),
  month: headOf('Місяці', kindColumns),
}

function headOf(name: string, figures: readonly BalanceFigure[]): TableHead {
  return {
    name,
    columns: [
      { head: name, width: 257 - 22 * figures.length },
      ...figures.map((figure) => ({ head: balanceWords[figure].name, width: 22 })),
    ],
  }
}

function tableOf(by: keyof typeof figuresBy, lines: readonly BalanceLine[], total: BalanceLine): PaperTable {
  const cells = (line: BalanceLine) => [
    line.name,
    ...figuresBy[by].map((figure) => line.tasks[figure].length),
  ]
  return { kind: 'table', ...balanceHeads[by], rows: lines.map(cells), total: cells(total) }
}
