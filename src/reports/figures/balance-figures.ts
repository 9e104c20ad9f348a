import { lowered } from '../../kernel/capital.ts'
import { monthName } from '../query/period.ts'
import { controlBalance } from './control-balance.ts'
import { type BalanceFigure, balanceFigures } from './control-moves.ts'
import type { Figure } from './figure.ts'
import { kindName } from './kind-name.ts'

/** Columns of the balance of control, with their meanings. The moves that they count come from `controlWay`. */
export const balanceTexts: Record<BalanceFigure, { name: string; formula: string }> = {
  opening: { name: 'На початок', formula: 'на контролі на початок першого дня періоду' },
  taken: { name: 'Взято', formula: 'взято на контроль у періоді вперше' },
  returned: { name: 'Повернуто', formula: 'знову взято на контроль після зняття' },
  handedIn: { name: 'Передано сюди', formula: 'змінено головного виконавця: завдання прийшло до підрозділу' },
  removed: { name: 'Знято', formula: 'знято з контролю в періоді' },
  handedOut: { name: 'Передано іншим', formula: 'змінено головного виконавця: завдання пішло з підрозділу' },
  annulled: { name: 'Анульовано', formula: 'документ анульовано, поки завдання було на контролі' },
  closing: { name: 'На кінець', formula: 'на контролі після останнього дня періоду' },
}

/** By what lines are drawn. */
export const balanceSides = ['department', 'kind', 'month'] as const
export type BalanceSide = (typeof balanceSides)[number]

/** «balance/kind/mayoral-order/taken» */
export function balanceFigure([by, of, name, ...rest]: string[]): Figure | null {
  const side = balanceSides.find((one) => one === by)
  const figure = balanceFigures.find((one) => one === name)
  if (!side || !of || !figure || rest.length > 0) return null
  const { name: text, formula } = balanceTexts[figure]
  return {
    key: `balance/${side}/${of}/${figure}`,
    department: side === 'department' ? of : 'total',
    name({ kinds, department }) {
      const whose =
        of === 'total' || side === 'department'
          ? department
          : side === 'kind'
            ? kindName(of, kinds)
            : monthName(of)
      return `${whose}: ${lowered(text)}`
    },
    formula,
    of: 'task',
    counts: {
      async list({ db, query }) {
        const balance = await controlBalance(db, query)
        // A register that does not reconcile has no balance, and so no list behind a figure of it.
        if (!balance.ok) return []
        const { byDepartment, byKind, byMonth, total } = balance.value
        const lines = { department: byDepartment, kind: byKind, month: byMonth }[side]
        const line = of === 'total' ? total : lines.find(({ id }) => id === of)
        return (line?.tasks[figure] ?? []).toSorted()
      },
    },
  }
}
