import { z } from 'zod'
import { askedAs, requiredDay, text } from '../../kernel/form-fields.ts'
import { explanationInput } from '../inputs.ts'

/** The form in which a department explains a delay. */
export const explanationForm = askedAs(
  z.object({ reason: text, standing: text, expectedOn: requiredDay, version: z.coerce.number() }),
  explanationInput,
)
