import { type Day, parseDay } from '../kernel/day.ts'

/** A day, and the hour of it where one was written. */
export interface Moment {
  day: Day
  /** `HH:MM` */
  time?: string
}

/** «20.11.2026», «20 листопада 2026 року о 10:15» or ISO with its hour; null where it is none. */
export function parseMoment(words: string): Moment | null {
  if (words.length > LONGEST) return null
  const match = /^(.+?)(?:[\sT,]+(?:о )?([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?)?$/.exec(words.trim())
  const day = match && parseDay(match[1]!)
  if (!day) return null
  return match[2] ? { day, time: `${match[2].padStart(2, '0')}:${match[3]}` } : { day }
}

const LONGEST = 80

/** The same as the register keeps it: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export function readMoment(words: string): string | null {
  const moment = parseMoment(words)
  if (!moment) return null
  return moment.time ? `${moment.day}T${moment.time}` : moment.day
}
