import type { RegisterContext } from '../../db/register-context.ts'
import type { Day } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { dropCalendarDay, findCalendarDay } from '../store.ts'
import { changeCalendar, type Editor, mayKeepCalendar } from './change-calendar.ts'

/** Takes a row out of the calendar: the day is again what its place in the week makes it. The trace keeps the row. */
export async function removeCalendarDay(
  context: RegisterContext,
  editor: Editor,
  day: Day,
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const before = await findCalendarDay(context.db, day)
  if (!before) return reject({ code: 'not-found' })
  const change = { subject: 'day', on: day, before, after: null } as const
  return changeCalendar(context, editor, change, dropCalendarDay(context.db, day))
}
