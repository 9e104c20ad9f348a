import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { type Day, dayOf } from '../kernel/day.ts'
import type { DocumentRow } from './store.ts'

/**
 * The account that registered a document, while it may still put its own slips right: until the end of the next working day after it
 * did. Later the control department does.
 */
export function registrarOf(
  { recorded_at, recorded_by }: Pick<DocumentRow, 'recorded_at' | 'recorded_by'>,
  calendar: Pick<WorkingCalendar, 'nextWorking'>,
  today: Day,
): string | null {
  return today <= calendar.nextWorking(dayOf(recorded_at)) ? recorded_by : null
}
