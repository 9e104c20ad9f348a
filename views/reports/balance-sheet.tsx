import type { DocumentKind } from '../../src/journals/kind.ts'
import {
  byKindInOrder,
  departmentColumns,
  kindColumns,
  named,
} from '../../src/reports/figures/balance-lines.ts'
import type { BalanceLine, ControlBalance } from '../../src/reports/figures/control-balance.ts'
import type { BalanceFigure } from '../../src/reports/figures/control-moves.ts'
import { balanceWords } from '../../src/reports/figures/figure-text.ts'
import { balanceFormula } from '../../src/reports/figures/formulas.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { Explanation } from '../parts/explanation.tsx'
import { TableSheet } from '../parts/table-sheet.tsx'
import { Figure, type ListOf } from './figure.tsx'

export interface BalanceSheetProps {
  balance: ControlBalance
  kinds: readonly DocumentKind[]
  listOf?: ListOf
}

/** What was on control, what came, what left, what is there: by department and by kind, every line adding up. */
export function BalanceSheet({ balance, kinds, listOf }: BalanceSheetProps) {
  const { byDepartment, byKind, byMonth, total } = balance
  if (byDepartment.length === 0)
    return (
      <EmptyState title="На контролі нічого не було">
        <p class="muted">У цьому періоді жодне завдання не перебувало на контролі.</p>
      </EmptyState>
    )
  const n = (figure: BalanceFigure) => total.tasks[figure].length
  return (
    <>
      <Explanation title="Баланс зведено">
        {n('opening')} на початок + {n('taken')} взято + {n('returned')} повернуто − {n('removed')} знято −{' '}
        {n('annulled')} анульовано = {n('closing')} на кінець. {balanceFormula}. Кінці взято зі стану реєстру,
        рух — з подій в історії завдань; якби вони не зійшлися, звіту не було б.
      </Explanation>
      <Lines
        label="Підрозділи"
        lines={[...byDepartment, total]}
        by="department"
        columns={departmentColumns}
        listOf={listOf}
      />
      <Lines
        label="Види документів"
        lines={[...byKindInOrder(byKind, kinds), total]}
        by="kind"
        columns={kindColumns}
        listOf={listOf}
      />
      {byMonth.length > 0 && (
        <Lines
          label="Місяці"
          lines={[...byMonth.map(named), total]}
          by="month"
          columns={kindColumns}
          listOf={listOf}
        />
      )}
    </>
  )
}

interface LinesProps {
  label: string
  lines: readonly BalanceLine[]
  by: 'department' | 'kind' | 'month'
  columns: readonly BalanceFigure[]
  listOf: ListOf
}

function Lines({ label, lines, by, columns, listOf }: LinesProps) {
  return (
    <TableSheet label={`Баланс: ${label.toLocaleLowerCase('uk')}`}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {columns.map((figure) => (
              <th scope="col" class="num" title={balanceWords[figure].formula}>
                {balanceWords[figure].name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, tasks }) => (
            <tr class={id === null ? 'total' : undefined}>
              <th scope="row">{name}</th>
              {columns.map((figure) => (
                <td class="num">
                  <Figure
                    value={tasks[figure].length}
                    of={{ report: 'balance', by, of: id ?? 'total', figure }}
                    listOf={listOf}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableSheet>
  )
}
