import { z } from 'zod'
import { type Day, parseDay } from './day.ts'

/*
 * What stands in forms, as zod has it: everything arrives as text, an empty field means «absent».
 * Codes of refusals travel in `params`, see `checked`.
 */

/** A line or lines of text; '' where the form has none. */
export const text = z.string().default('')

/** The same without spaces around it. */
export const trimmed = text.transform((value) => value.trim())

/** One of these, as a list to choose from has them. */
export function oneOf<T extends string>(values: readonly T[]): z.ZodType<T> {
  return text.transform((value, context): T => {
    const known = values.find((one) => one === value)
    const params = { code: 'not-a-choice', facts: { given: value.slice(0, 40) } }
    if (!known) context.addIssue({ code: 'custom', params })
    return known as T
  })
}

/** The version that the page has read, in a hidden field; undefined where the form has none. */
export const versionRead = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined))

/** Text, or null where it is empty. */
export const optionalText = text.transform((value) => value.trim() || null)

/** A day as people write it, or null where the field is empty. */
export const optionalDay = text.transform((value, context): Day | null => {
  if (value.trim() === '') return null
  const day = parseDay(value)
  if (!day)
    context.addIssue({ code: 'custom', params: { code: 'not-a-day', facts: { given: value.slice(0, 40) } } })
  return day
})

/** A day that must be given. */
export const requiredDay = optionalDay.transform((day, context): Day => {
  if (!day) context.addIssue({ code: 'custom', params: { code: 'required' } })
  return day as Day
})

/** A ticked box. */
export const ticked = text.transform((value) => value !== '')

/** Several lines under one name; one of them alone arrives as text. */
export const texts = z.union([z.array(z.string()), z.string().transform((value) => [value])]).default([])

/** Reads the text of a form first, then applies the schema that JSON of programs goes through. */
export function parsedAs<O, S extends z.ZodType>(read: z.ZodType<O>, schema: S) {
  return read.pipe(schema as unknown as z.ZodType<z.output<S>, O>)
}
