import { parseDay } from '../kernel/day.ts'

/** «20.11.2026» or «20.11.2026 10:15» as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; null where it is neither. */
export function readMoment(words: string): string | null {
  const match = /^(\S+?)(?:[\sT,]+(?:о )?([01]?\d|2[0-3])[:.]([0-5]\d))?$/.exec(words.trim())
  const day = match && parseDay(match[1]!)
  if (!day) return null
  return match[2] ? `${day}T${match[2].padStart(2, '0')}:${match[3]}` : day
}
