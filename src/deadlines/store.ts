import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { CalendarDay, CalendarRegime } from './calendar.ts'

export type CalendarChange = Selectable<Tables['calendar_changes']>

/** Rows of the calendar in one year, in order. */
export function daysOfYear(db: Database, year: number): Promise<CalendarDay[]> {
  return db.read
    .selectFrom('calendar_days')
    .selectAll()
    .where('day', '>=', `${year}-01-01` as Day)
    .where('day', '<=', `${year}-12-31` as Day)
    .orderBy('day')
    .execute()
}

export function findCalendarDay(db: Database, day: Day): Promise<CalendarDay | undefined> {
  return db.read.selectFrom('calendar_days').selectAll().where('day', '=', day).executeTakeFirst()
}

/** All regimes there have been, in order. */
export async function allRegimes(db: Database): Promise<CalendarRegime[]> {
  const rows = await db.read.selectFrom('calendar_regimes').selectAll().orderBy('from_day').execute()
  return rows.map(({ from_day, to_day, name, act }) => ({ from: from_day, to: to_day, name, act }))
}

/** How many times this day or regime has been changed: the seq of its last change, 0 before the first. */
export async function lastChange(db: Database, subject: CalendarChange['subject'], on: Day): Promise<number> {
  const row = await db.read
    .selectFrom('calendar_changes')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('subject', '=', subject)
    .where('on_day', '=', on)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** What was changed in a year, and every change of a regime; the newest first. */
export function changesOfYear(db: Database, year: number) {
  return db.read
    .selectFrom('calendar_changes')
    .leftJoin('accounts', 'accounts.id', 'calendar_changes.recorded_by')
    .leftJoin('people', 'people.id', 'accounts.person_id')
    .selectAll('calendar_changes')
    .select('people.short_name as who')
    .where((is) =>
      is.or([
        is('subject', '=', 'regime'),
        is.and([is('on_day', '>=', `${year}-01-01` as Day), is('on_day', '<=', `${year}-12-31` as Day)]),
      ]),
    )
    .orderBy('calendar_changes.recorded_at', 'desc')
    .orderBy('seq', 'desc')
    .execute()
}

/**
 * What the calendar said of the days before `before`, as it stood on an instant: what has been changed since is taken back. In
 * order, days first.
 */
export async function calendarAsKnown(
  db: Database,
  knownOn: Instant,
  before: Day,
): Promise<(CalendarDay | CalendarRegime)[]> {
  const [days, regimes, later] = await Promise.all([
    db.read.selectFrom('calendar_days').selectAll().where('day', '<', before).execute(),
    allRegimes(db),
    db.read
      .selectFrom('calendar_changes')
      .select(['subject', 'on_day', 'before'])
      .where('recorded_at', '>', knownOn)
      .where('on_day', '<', before)
      .orderBy('seq', 'desc')
      .execute(),
  ])
  const known = new Map<string, CalendarDay | CalendarRegime>([
    ...days.map((row) => [`day ${row.day}`, row] as const),
    ...regimes
      .filter(({ from }) => from < before)
      .map((regime) => [`regime ${regime.from}`, regime] as const),
  ])
  for (const change of later) {
    const key = `${change.subject} ${change.on_day}`
    if (change.before === null) known.delete(key)
    else known.set(key, JSON.parse(change.before))
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}

export function insertChange(change: CalendarChange): Write {
  return insertRows('calendar_changes', [change])
}

export function putCalendarDay(db: Database, row: CalendarDay): Write {
  const { kind, name, act } = row
  return db.read
    .insertInto('calendar_days')
    .values(row)
    .onConflict((of) => of.column('day').doUpdateSet({ kind, name, act }))
}

export function dropCalendarDay(db: Database, day: Day): Write {
  return db.read.deleteFrom('calendar_days').where('day', '=', day)
}

export function putRegime(db: Database, { from, to, name, act }: CalendarRegime): Write {
  return db.read
    .insertInto('calendar_regimes')
    .values({ from_day: from, to_day: to, name, act })
    .onConflict((of) => of.column('from_day').doUpdateSet({ to_day: to, name, act }))
}
