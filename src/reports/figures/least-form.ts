import { z } from 'zod'
import { parsedAs, requiredDay, text } from '../../kernel/form-fields.ts'
import { leastForPlaceInput } from '../inputs.ts'

const whole = text.transform((value, context): number => {
  if (/^[1-9]\d{0,4}$/.test(value.trim())) return Number(value)
  context.addIssue({ code: 'custom', params: { code: 'out-of-range', facts: { least: 1, most: 99_999 } } })
  return 0
})

/** The form of an act on the smallest number for a place. */
export const leastForPlaceForm = parsedAs(
  z.object({ least: whole, from: requiredDay, number: text, date: requiredDay }),
  leastForPlaceInput,
)
