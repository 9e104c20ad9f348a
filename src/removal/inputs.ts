import { z } from 'zod'
import { longestText, longestTitle } from '../journals/document.ts'
import { day, text, words } from '../kernel/sent-values.ts'
import { executionChoice } from '../tasks/inputs.ts'
import { MOST_ITEMS } from './removal.ts'

/* The inputs of this room, as a program sends them in JSON and a person in a form. */

const LONGEST_LINE = 300

export const wordingInput = z.strictObject({
  title: words(longestTitle),
  preamble: words(longestText),
  points: words(longestText).meta({ description: 'Пункти рішення, кожен з нового рядка.' }),
  place: text(LONGEST_LINE),
  signedBy: text(LONGEST_LINE),
  annexSignedBy: text(LONGEST_LINE),
})

export const draftInput = z.strictObject({
  tasks: z
    .array(words(40))
    .max(MOST_ITEMS)
    .meta({ description: 'Коди пунктів, що знімаються; порядок дає реєстр.' }),
  wording: wordingInput
    .partial()
    .optional()
    .meta({ description: 'Слова рішення; чого немає, те пише реєстр.' }),
})

export const adoptionInput = z.strictObject({ number: words(100), date: day })

export const reversalInput = z.strictObject({
  number: words(100),
  date: day,
  reason: words(longestText),
  execution: executionChoice,
})
