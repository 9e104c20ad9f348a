import type { GroupName } from './letter-paper.ts'

/** What stands above the items of a group. */
export const groupTitles: Record<GroupName, string> = {
  overdue: 'Прострочено',
  today: 'Строк сьогодні',
  week: 'Строк цього тижня',
  later: 'Строк згодом',
}
