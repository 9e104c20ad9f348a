import type { DocumentKind } from '../../journals/kind.ts'
import { capital } from '../../kernel/capital.ts'
import { formatDay } from '../../kernel/day.ts'
import { executorLabel } from '../../people/executor.ts'
import type { PaperLink } from '../../print/paper.ts'
import type { NamedTask } from '../figures/named-tasks.ts'

/** What stands for a task that is counted and may not be shown to the reader. */
export const UNSEEN = 'Враховано; зміст доступний тим, хто бере участь у виконанні'

/** «Кабінет Міністрів України, № 437-р від 12.10.2026 (наш № 16/2-2 від 13.10.2026)», «Рішення виконкому № 82 від …». */
export function documentCell(task: NamedTask, kinds: readonly DocumentKind[]): PaperLink {
  const own = `№\u00a0${task.number} від\u00a0${formatDay(task.registered_on)}`
  const kind = capital(kinds.find(({ id }) => id === task.kind)?.name ?? task.kind)
  const theirs = [
    task.correspondent,
    task.correspondent_number && `№\u00a0${task.correspondent_number}`,
    task.correspondent_date && `від\u00a0${formatDay(task.correspondent_date)}`,
  ]
  const words = task.correspondent ? `${theirs.filter(Boolean).join(' ')} (наш ${own})` : `${kind} ${own}`
  return { value: words, href: `/documents/${task.document_id}?task=${task.id}` }
}

/** «п. 2.1. Завершити ремонт» */
export function contentCell({ point, text }: NamedTask): string {
  return point ? `п.\u00a0${point}. ${text}` : text
}

/** «25.11.2026 (початковий 10.11.2026)» */
export function dueCell({ dueDay, firstDueDay }: NamedTask): string | null {
  if (!dueDay) return null
  const moved = firstDueDay && firstDueDay !== dueDay
  return `${formatDay(dueDay)}${moved ? ` (початковий ${formatDay(firstDueDay)})` : ''}`
}

export function executorCell(task: NamedTask): string {
  return executorLabel(task)
}
