import type { Day } from '../../kernel/day.ts'
import { type Outcome, refuse } from '../../kernel/result.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { dropCalendarDay, findCalendarDay } from '../store.ts'
import { changeCalendar, type Editor } from './change-calendar.ts'

/** Takes a row out of the calendar: the day is again what its place in the week makes it. The trace keeps the row. */
export async function removeCalendarDay(office: RegisterContext, editor: Editor, day: Day): Promise<Outcome<void>> {
  const before = await findCalendarDay(office.db, day)
  if (!before) return refuse({ code: 'not-found' })
  const change = { subject: 'day', on: day, before, after: null } as const
  return changeCalendar(office, editor, change, dropCalendarDay(office.db, day))
}
