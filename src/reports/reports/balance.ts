import { type BalanceSide, balanceTexts } from '../figures/balance-figures.ts'
import { byKindInOrder, departmentColumns, kindColumns, named } from '../figures/balance-lines.ts'
import type { BalanceLine, ControlBalance } from '../figures/control-balance.ts'
import { type BalanceFigure, balanceFigures } from '../figures/control-moves.ts'
import { balanceFormula } from '../figures/formulas.ts'
import type { ReportQuery } from '../query/query.ts'
import type { FigureLine } from '../signed/signed-report.ts'
import type { ReportTexts } from './definition.ts'
import { linked } from './linked.ts'
import { cells, type PagePart, type PageTable, pieces } from './page-parts.ts'

export type Balance = ControlBalance & { query: ReportQuery }

/** What was on control, came, left and is there. */
export function balanceJson({ query, byDepartment, byKind, byMonth, total }: Balance) {
  const { period, asOf, running, knownOn } = query
  return {
    period,
    asOf,
    ...(running && { running }),
    ...(knownOn && { knownOn }),
    formula: balanceFormula,
    byDepartment: byDepartment.map(jsonRow),
    byKind: byKind.map(jsonRow),
    byMonth: byMonth.map(jsonRow),
    total: jsonRow(total),
  }
}

function jsonRow({ name, tasks }: BalanceLine): { name: string } & Record<BalanceFigure, number> {
  const counts = Object.fromEntries(balanceFigures.map((figure) => [figure, tasks[figure].length]))
  return { name, ...(counts as Record<BalanceFigure, number>) }
}

export function balanceLines({ byDepartment, byKind, byMonth, total }: Balance): FigureLine[] {
  return [
    ...linesOf('department', [total, ...byDepartment]),
    ...linesOf(
      'kind',
      byKind.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ),
    ...linesOf('month', byMonth),
  ]
}

function linesOf(by: BalanceSide, lines: readonly BalanceLine[]): FigureLine[] {
  return lines.flatMap(({ id, name, tasks }) => {
    const way = `balance/${by}/${id ?? 'total'}`
    const figures = balanceFigures.map((figure) => ({ key: `${way}/${figure}`, value: tasks[figure].length }))
    return id && by === 'department' ? [{ key: `${way}/name`, value: name }, ...figures] : figures
  })
}

/** The page: the balance of all in one line, then by department, by kind and by month. */
export function balancePage(balance: Balance, { kinds }: ReportTexts): PagePart[] {
  const { query, byDepartment, byKind, byMonth, total } = balance
  if (byDepartment.length === 0)
    return [
      {
        kind: 'empty',
        title: 'На контролі нічого не було',
        text: 'У цьому періоді жодне завдання не перебувало на контролі.',
      },
    ]
  const n = (figure: BalanceFigure) => total.tasks[figure].length
  const table = (by: BalanceSide, lines: readonly BalanceLine[]) => tableOf(query, by, [...lines, total])
  return [
    {
      kind: 'explanation',
      title: 'Баланс зведено',
      pieces: pieces`${n('opening')} на початок + ${n('taken')} взято + ${n('returned')} повернуто − ${n('removed')} знято − ${n('annulled')} анульовано = ${n('closing')} на кінець. ${balanceFormula}. Кінці взято зі стану реєстру, рух — з подій в історії завдань; якби вони не зійшлися, звіту не було б.`,
    },
    table('department', byDepartment),
    table('kind', byKindInOrder(byKind, kinds)),
    ...(byMonth.length > 0 ? [table('month', byMonth.map(named))] : []),
  ]
}

/** Each side of the balance: its name and its columns; a document never changes its kind, so only departments hand over. */
export const sides: Record<BalanceSide, { name: string; figures: readonly BalanceFigure[] }> = {
  department: { name: 'Підрозділи', figures: departmentColumns },
  kind: { name: 'Види документів', figures: kindColumns },
  month: { name: 'Місяці', figures: kindColumns },
}

function tableOf(query: ReportQuery, by: BalanceSide, lines: readonly BalanceLine[]): PageTable {
  const { name, figures } = sides[by]
  return {
    kind: 'table',
    label: `Баланс: ${name.toLocaleLowerCase('uk')}`,
    columns: [
      { head: name, holds: 'name' },
      ...figures.map((figure) => ({
        head: balanceTexts[figure].name,
        meaning: balanceTexts[figure].formula,
      })),
    ],
    rows: lines.map((line) => ({
      strong: line.id === null,
      cells: cells(
        line.name,
        ...figures.map((figure) =>
          linked(query, line.tasks[figure].length, `balance/${by}/${line.id ?? 'total'}/${figure}`),
        ),
      ),
    })),
  }
}
