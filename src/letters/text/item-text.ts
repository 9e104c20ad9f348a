import { type Day, formatDay } from '../../kernel/day.ts'
import type { LetterContent, LetterItem } from './letter-content.ts'

/** «Рішення виконкому № 437 від 12.10.2026, п. 2»; numbers do not part from their signs. */
export function itemTitle({
  kind,
  index,
  date,
  point,
}: Pick<LetterItem, 'kind' | 'index' | 'date' | 'point'>): string {
  const words = kind.slice(0, 1).toLocaleUpperCase('uk') + kind.slice(1)
  return `${words} №\u00a0${index} від\u00a0${formatDay(date)}${point ? `, п.\u00a0${point}` : ''}`
}

/** «15.11.2026 (початковий 01.11.2026)» */
export function termWords({ dueDay, firstDueDay }: { dueDay: Day | null; firstDueDay: Day | null }): string {
  if (!dueDay) return 'не встановлено'
  const moved = firstDueDay && firstDueDay !== dueDay
  return `${formatDay(dueDay)}${moved ? ` (початковий ${formatDay(firstDueDay)})` : ''}`
}

/** The status after the word «Строк»: «прострочено на 5 днів», «сьогодні». */
export function statusAfterTerm({ standing }: LetterItem): string {
  return standing.replace(/^(?:без )?строк(?:у|) ?/, '')
}

/** What is expected, after the word «Очікуємо»: «виконати сьогодні й подати звіт.» */
export function expectedAfterWord({ expected }: LetterItem): string {
  return expected.slice(0, 1).toLocaleLowerCase('uk') + expected.slice(1)
}

/** Whether this person can answer by the link of the item; for an overseer the link only shows the status. */
export function answerable({ concern }: LetterItem): boolean {
  return concern !== 'overseer'
}

/** How the items of a mail are answered; null where there is nothing to answer. */
export function howToAnswer({ groups }: LetterContent): string | null {
  if (!groups.some(({ items }) => items.some(answerable))) return null
  return (
    'Щоб відповісти, відкрийте посилання під завданням: там можна підтвердити отримання, подати звіт або попросити ' +
    'продовжити строк. Входити до реєстру не потрібно.'
  )
}
