import { z } from 'zod'
import { parsedAs, requiredDay, text } from '../../kernel/form-fields.ts'
import { explanationInput } from '../inputs.ts'

/** The form in which a department explains a delay. */
export const explanationForm = parsedAs(
  z.object({ reason: text, standing: text, expectedOn: requiredDay, version: z.coerce.number() }),
  explanationInput,
)
