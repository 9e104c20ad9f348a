import { z } from 'zod'
import { text, versionRead } from '../kernel/form-fields.ts'

/** Who spoke on each question: «speeches[0][question]», «speeches[0][spoken]», «speeches[0][version]». */
export const speechForms = z.object({
  speeches: z
    .array(z.object({ question: text.transform(Number), spoken: text, version: versionRead }))
    .catch([]),
})
