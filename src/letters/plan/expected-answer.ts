import { type Day, formatDay } from '../../kernel/day.ts'
import type { GroupName } from '../text/letter-content.ts'

/** What a person has to do with a task: carries it out, heads those who do, or answers for it from above. */
export type RecipientRole = 'executor' | 'head' | 'overseer'

interface Case {
  concern: RecipientRole
  group: GroupName
  dueDay: Day | null
  /** the steps of the plan that brought the task here */
  steps: readonly string[]
  /** why the last report came back, where one did */
  returned: string | null
}

/** What has become of the task since it was last written about, in sentences; empty where nothing has. */
export function newsOf({ dueDay, steps, returned }: Pick<Case, 'dueDay' | 'steps' | 'returned'>): string {
  const caused = (prefix: string) => steps.some((step) => step.startsWith(`${prefix}:`))
  const words: string[] = []
  if (caused('returned'))
    words.push(
      returned
        ? `Звіт повернуто на доопрацювання: ${sentence(returned)}`
        : 'Звіт повернуто на доопрацювання.',
    )
  if (caused('retracted'))
    words.push(
      `Попереднє повідомлення скасовано: запис був помилковий.${dueDay ? ` Строк — ${formatDay(dueDay)}.` : ''}`,
    )
  if (caused('term-set'))
    words.push(
      dueDay
        ? `Строк записано було помилково, його виправлено: ${formatDay(dueDay)}.`
        : 'Строк записано було помилково: строку немає.',
    )
  if (caused('extended') && dueDay) words.push(`Строк продовжено до ${formatDay(dueDay)}.`)
  return words.join(' ')
}

/** What is expected of this person now. */
export function expectedOf({ concern, group, dueDay }: Pick<Case, 'concern' | 'group' | 'dueDay'>): string {
  const until = dueDay ? ` до ${formatDay(dueDay)}` : ''
  switch (concern) {
    case 'executor':
      if (group === 'overdue') return 'Виконати невідкладно, подати звіт і пояснити причини затримки.'
      if (group === 'today') return 'Виконати сьогодні й подати звіт.'
      return `Виконати${until} й подати звіт.`
    case 'head':
      if (group === 'overdue')
        return 'Забезпечити невідкладне виконання, подання звіту й пояснення причин затримки.'
      if (group === 'today') return 'Забезпечити виконання сьогодні й подання звіту.'
      return `Забезпечити виконання${until} й подання звіту.`
    case 'overseer':
      if (group === 'overdue') return 'Взяти виконання під особистий контроль.'
      return group === 'today' ? 'Переконатися у виконанні сьогодні.' : `Переконатися у виконанні${until}.`
    default:
      return concern satisfies never
  }
}

function sentence(words: string): string {
  return /[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`
}
