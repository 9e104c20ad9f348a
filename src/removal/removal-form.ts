import { z } from 'zod'
import { oneOf, parsedAs, requiredDay, text, texts } from '../kernel/form-fields.ts'
import { type GroundName, grounds } from './ground.ts'
import { adoptionInput, reversalInput, wordingInput } from './inputs.ts'

/** The forms of the room, each with what its action takes. */
export const adoptionForm = parsedAs(z.object({ number: text, date: requiredDay }), adoptionInput)

export const reversalForm = parsedAs(
  z.object({ number: text, date: requiredDay, reason: text, execution: z.string().optional() }),
  reversalInput,
)

export const toFileForm = z.object({ id: texts, words: text, on: requiredDay })

export const wordingForm = parsedAs(
  z.object({ title: text, preamble: text, points: text, place: text, signedBy: text, annexSignedBy: text }),
  wordingInput,
)

export const markedForm = z.object({ id: texts })

/** Marked rows and their draft; '' for a new draft. */
export const choiceForm = markedForm.extend({ draft: text })

export const groundForm = markedForm.extend({ ground: oneOf(Object.keys(grounds) as GroundName[]) })
