import type { BalanceFigure } from '../../../src/discipline/control-moves.ts'
import type { BalanceLine, ControlBalance } from '../../../src/discipline/lists/control-balance.ts'
import type { Question } from '../../../src/discipline/question.ts'
import type { PaperTable, ReportPaper } from '../../../src/discipline/report-paper.ts'
import type { DocumentKind } from '../../../src/documents/kind.ts'
import { asOfLine } from '../as-of-line.ts'
import { byKindInOrder, departmentColumns, kindColumns, named } from '../balance-sheet.tsx'
import { balanceWords } from '../figure-words.ts'
import { SIGNED_BY } from './signed-by.ts'

/** The balance of control: by department and by kind. */
export function balancePaper(
  organization: string,
  question: Question,
  { byDepartment, byKind, byMonth, total }: ControlBalance,
  kinds: readonly DocumentKind[],
): ReportPaper {
  return {
    name: 'Баланс контролю',
    organization,
    heading: ['БАЛАНС КОНТРОЛЮ', 'завдання на початок, рух і завдання на кінець'],
    asOf: asOfLine(question),
    blocks: [
      tableOf('Підрозділи', byDepartment, total, departmentColumns),
      tableOf('Види документів', byKindInOrder(byKind, kinds), total, kindColumns),
      ...(byMonth.length > 0 ? [tableOf('Місяці', byMonth.map(named), total, kindColumns)] : []),
    ],
    signedBy: SIGNED_BY,
  }
}

function tableOf(
  name: string,
  lines: readonly BalanceLine[],
  total: BalanceLine,
  columns: readonly BalanceFigure[],
): PaperTable {
  const cells = (line: BalanceLine) => [line.name, ...columns.map((figure) => line.tasks[figure].length)]
  return {
    kind: 'table',
    name,
    columns: [
      { head: name, width: 257 - 22 * columns.length },
      ...columns.map((figure) => ({ head: balanceWords[figure].name, width: 22 })),
    ],
    rows: lines.map(cells),
    total: cells(total),
  }
}
