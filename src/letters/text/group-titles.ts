import type { GroupName } from './letter-content.ts'

/** What stands above the items of a group. */
export const groupTitles: Record<GroupName, string> = {
  overdue: 'Прострочено',
  today: 'Строк сьогодні',
  week: 'Строк цього тижня',
  later: 'Строк згодом',
}
