import { DateTime } from 'luxon'
import { fold } from './fold.ts'

/** A calendar day in Kyiv, `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly __day: unique symbol }

/** A moment in UTC, ISO 8601 with milliseconds. Instants compare as strings. */
export type Instant = string & { readonly __instant: unique symbol }

const ZONE = 'Europe/Kyiv'
const MS_PER_DAY = 86_400_000

/** The day, if the text is a real one in ISO form; null otherwise (31.02 is not a day). */
export function parseIsoDay(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null
  const year = Number(text.slice(0, 4))
  return year >= 1900 && year <= 2200 ? (text as Day) : null
}

/** The months as a day names them, January first. */
export const monthsOfDays =
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня'.split(' ')

/**
 * The day as people write it: «31.01.2023», «31.01.23 р.», «1 березня 2026 року», ISO; null if it is none. Two-digit years
 * are 20xx.
 */
export function parseDay(text: string): Day | null {
  const trimmed = text.trim()
  const iso = parseIsoDay(trimmed)
  // A text longer than any day is not looked into.
  if (iso || trimmed.length > 60) return iso
  const words = fold(trimmed).replace(/,? ?(?:р\.?|року)$/, '')
  const match =
    /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(words) ??
    /^"?(\d{1,2})(?:-?го)?"? ([а-яіїє]+),? (\d{4})$/.exec(words)
  if (!match) return null
  const [, day, month, year] = match as unknown as [string, string, string, string]
  const number = /^\d/.test(month) ? month : String(monthsOfDays.indexOf(month) + 1)
  return parseIsoDay(
    `${year.length === 2 ? `20${year}` : year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
}

/** A day written in the program itself; throws where it is none. */
export function day(iso: string): Day {
  const parsed = parseIsoDay(iso)
  if (!parsed) throw new Error(`not a day: ${iso}`)
  return parsed
}

/** «31.01.2023» */
export function formatDay(value: Day): string {
  return `${value.slice(8, 10)}.${value.slice(5, 7)}.${value.slice(0, 4)}`
}

export function yearOf(value: Day): number {
  return Number(value.slice(0, 4))
}

export function addDays(value: Day, days: number): Day {
  return new Date(Date.parse(`${value}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10) as Day
}

/** The same day of the month `months` later, or that month's last day: 31.01 + 1 = 28.02 or 29.02. */
export function addMonths(value: Day, months: number): Day {
  return DateTime.fromISO(value, { zone: 'utc' }).plus({ months }).toISODate() as Day
}

export function earlierDay(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  // A day without an hour is read as UTC.
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY
}

/** 1 Monday … 7 Sunday. */
export function weekday(value: Day): number {
  return new Date(`${value}T00:00:00Z`).getUTCDay() || 7
}

/** The Sunday up to which «this week» reaches: on a day off it is the week that begins. */
export function endOfWeek(today: Day): Day {
  const day = weekday(today)
  return addDays(today, day >= 6 ? 14 - day : 7 - day)
}

/** The Kyiv day of an instant. */
export function dayOf(instant: Instant): Day {
  return DateTime.fromISO(instant, { zone: ZONE }).toISODate() as Day
}

/** The instant so many minutes later; earlier where negative. */
/** The hour of the day in Kyiv, 0 to 23. */
export function hourOf(instant: Instant): number {
  return DateTime.fromISO(instant, { zone: ZONE }).hour
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString() as Instant
}

/** The instant of a Kyiv wall-clock time, `HH:MM`. */
export function instantAt(value: Day, time: string): Instant {
  return DateTime.fromISO(`${value}T${time}`, { zone: ZONE }).toUTC().toISO() as Instant
}

/** An instant from text with an offset or Z, normalised to UTC; null if it is none. */
export function parseInstant(text: string): Instant | null {
  const parsed = DateTime.fromISO(text, { zone: ZONE })
  return parsed.isValid ? (parsed.toUTC().toISO() as Instant) : null
}

/** «31.01.2023 16:20» in Kyiv. */
export function formatInstant(instant: Instant): string {
  return DateTime.fromISO(instant, { zone: ZONE }).toFormat('dd.MM.yyyy HH:mm')
}
