import { z } from 'zod'
import { type Day, type Instant, parseInstant, parseIsoDay } from './day.ts'

/*
 * What stands in the JSON of programs and in the addresses they ask; forms come to the same once their text is read.
 * Codes of refusals travel in `params`.
 */

export const day = z
  .string()
  .refine((text) => parseIsoDay(text) !== null, { params: { code: 'not-a-day' } })
  .meta({ format: 'date', examples: ['2026-11-20'] }) as unknown as z.ZodType<Day, Day>

/** A day, with the hour where it is known: a term in hours is counted from it. */
export const dayAndHour = z
  .string()
  .refine(isDayAndHour, { params: { code: 'not-a-day-and-hour' } })
  .meta({ examples: ['2026-11-20', '2026-11-20T10:15'] })

export const instant = z
  .string()
  .refine((text) => parseInstant(text) !== null, { params: { code: 'not-a-day-and-hour' } })
  .meta({ format: 'date-time', examples: ['2026-11-20T08:15:00Z'] }) as unknown as z.ZodType<Instant, Instant>

export function text(most: number) {
  return z.string().max(most)
}

/** Text that says something. */
export function words(most: number) {
  return text(most).refine((value) => value.trim() !== '', { params: { code: 'required' } })
}

/** A whole number as text writes it. */
export function wholeText(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
}

/** A whole number in an address. */
export const pageNumber = z
  .string()
  .refine((value) => /^[1-9]\d{0,4}$/.test(value), {
    params: { code: 'out-of-range', facts: { least: 1, most: 99_999 } },
  })
  .meta({ type: 'integer', minimum: 1, maximum: 99_999 })

function isDayAndHour(value: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/.exec(value)
  return match !== null && parseIsoDay(match[1]!) !== null
}
