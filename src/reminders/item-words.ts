import { type Day, formatDay } from '../kernel/day.ts'
import type { PaperItem } from './paper.ts'

/** «рішення виконкому № 437 від 12.10.2026, п. 2» */
export function itemTitle({
  kind,
  index,
  date,
  point,
}: Pick<PaperItem, 'kind' | 'index' | 'date' | 'point'>): string {
  return `${kind} № ${index} від ${formatDay(date)}${point ? `, п. ${point}` : ''}`
}

/** «15.11.2026 (початковий 01.11.2026)» */
export function termWords({ dueDay, firstDueDay }: { dueDay: Day | null; firstDueDay: Day | null }): string {
  if (!dueDay) return 'не встановлено'
  const moved = firstDueDay && firstDueDay !== dueDay
  return `${formatDay(dueDay)}${moved ? ` (початковий ${formatDay(firstDueDay)})` : ''}`
}
