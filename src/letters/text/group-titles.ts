import type { GroupName } from './letter-content.ts'

/** Titles of the groups of items. */
export const groupTitles: Record<GroupName, string> = {
  overdue: 'Прострочено',
  today: 'Строк сьогодні',
  week: 'Строк цього тижня',
  later: 'Строк згодом',
}
