import { formatDay } from '../../kernel/day.ts'
import { type Outcome, refuse } from '../../kernel/result.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { CalendarDay } from '../calendar.ts'
import { judgeCalendarWords } from '../calendar-words.ts'
import { findCalendarDay, putCalendarDay } from '../store.ts'
import { changeCalendar, type Editor } from './change-calendar.ts'

/** Adds a row to the calendar. Refuses a day that has one already: that one is to be changed. */
export async function addCalendarDay(
  office: RegisterContext,
  editor: Editor,
  row: CalendarDay,
): Promise<Outcome<void>> {
  const refusals = judgeCalendarWords(row)
  const known = await findCalendarDay(office.db, row.day)
  if (known) {
    const facts = { day: formatDay(row.day), name: known.name }
    refusals.push({ code: 'calendar-row-exists', field: 'day', facts })
  }
  if (refusals.length > 0) return refuse(...refusals)
  const change = { subject: 'day', on: row.day, before: null, after: row } as const
  return changeCalendar(office, editor, change, putCalendarDay(office.db, row))
}

/** Changes what a day is, what it is called or by which act. */
export async function changeCalendarDay(
  office: RegisterContext,
  editor: Editor,
  row: CalendarDay,
): Promise<Outcome<void>> {
  const before = await findCalendarDay(office.db, row.day)
  if (!before) return refuse({ code: 'not-found' })
  const refusals = judgeCalendarWords(row)
  if (refusals.length > 0) return refuse(...refusals)
  const change = { subject: 'day', on: row.day, before, after: row } as const
  return changeCalendar(office, editor, change, putCalendarDay(office.db, row))
}
