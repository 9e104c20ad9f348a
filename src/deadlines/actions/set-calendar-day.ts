import type { RegisterContext } from '../../db/register-context.ts'
import { formatDay } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { CalendarDay } from '../calendar.ts'
import { judgeCalendarWords } from '../calendar-words.ts'
import { findCalendarDay, putCalendarDay } from '../store.ts'
import { changeCalendar, type Editor, mayKeepCalendar } from './change-calendar.ts'

/** Adds a row to the calendar. Refuses a day that has one already: that one is to be changed. */
export async function addCalendarDay(
  context: RegisterContext,
  editor: Editor,
  row: CalendarDay,
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const refusals = judgeCalendarWords(row)
  const known = await findCalendarDay(context.db, row.day)
  if (known) {
    const facts = { day: formatDay(row.day), name: known.name }
    refusals.push({ code: 'calendar-row-exists', field: 'day', facts })
  }
  if (refusals.length > 0) return reject(...refusals)
  const change = { subject: 'day', on: row.day, before: null, after: row } as const
  return changeCalendar(context, editor, change, putCalendarDay(context.db, row))
}

/** Changes what a day is, what it is called or by which act. */
export async function changeCalendarDay(
  context: RegisterContext,
  editor: Editor,
  row: CalendarDay,
): Promise<Result<void>> {
  if (!mayKeepCalendar(editor)) return reject({ code: 'not-allowed' })
  const before = await findCalendarDay(context.db, row.day)
  if (!before) return reject({ code: 'not-found' })
  const refusals = judgeCalendarWords(row)
  if (refusals.length > 0) return reject(...refusals)
  const change = { subject: 'day', on: row.day, before, after: row } as const
  return changeCalendar(context, editor, change, putCalendarDay(context.db, row))
}
