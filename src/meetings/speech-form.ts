import { z } from 'zod'
import { text } from '../kernel/form-fields.ts'

const version = text.transform((value) => (/^\d{1,9}$/.test(value) ? Number(value) : undefined))

/** Who spoke on each question: «speeches[0][question]», «speeches[0][spoken]», «speeches[0][version]». */
export const speechForms = z.object({
  speeches: z.array(z.object({ question: text.transform(Number), spoken: text, version })).catch([]),
})
