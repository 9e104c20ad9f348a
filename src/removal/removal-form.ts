import { z } from 'zod'
import { requiredDay, text, texts } from '../http/fields.ts'
import { isGround } from './ground.ts'

/** The forms of the room, each with what its action takes. */
export const adoptionForm = z.object({ number: text, date: requiredDay })

export const reversalForm = z.object({ number: text, date: requiredDay, reason: text })

export const toFileForm = z.object({ id: texts, words: text, on: requiredDay })

export const wordingForm = z.object({
  title: text,
  preamble: text,
  points: text,
  place: text,
  signedBy: text,
  annexSignedBy: text,
})

export const markedForm = z.object({ id: texts })

/** Marked rows, and the draft they go to; '' for a new one. */
export const choiceForm = markedForm.extend({ draft: text })

export const groundForm = markedForm.extend({
  ground: text.transform((name, context) => {
    if (isGround(name)) return name
    context.addIssue({
      code: 'custom',
      params: { code: 'not-a-choice', facts: { given: name.slice(0, 40) } },
    })
    return z.NEVER
  }),
})
