import { z } from 'zod'
import { readMoment } from '../deadlines/moment.ts'
import { askedAs, optionalDay, optionalText, requiredDay, text } from '../kernel/form-fields.ts'
import { documentInput, documentOf } from './inputs.ts'

/** «20.11.2026» or «20.11.2026 10:15» as the register keeps it. */
const receivedAt = text.transform((value, context): string | null => {
  const words = value.trim()
  if (words === '') return null
  const moment = readMoment(words)
  if (!moment)
    context.addIssue({ code: 'custom', params: { code: 'not-a-day', facts: { given: words.slice(0, 40) } } })
  return moment
})

const correspondent = z
  .object({ name: optionalText, number: optionalText, date: optionalDay })
  .optional()
  .transform((fields, context) => {
    if (fields?.name) return { ...fields, name: fields.name }
    if (fields?.number || fields?.date)
      context.addIssue({ code: 'custom', path: ['name'], params: { code: 'required' } })
    return null
  })

/** The form of a new document, without its points, as the action takes it. */
export const documentForm = askedAs(
  z
    .object({
      kind: text,
      registeredOn: requiredDay,
      receivedAt,
      correspondent,
      title: text,
      publicTitle: optionalText,
      caseIndex: optionalText,
    })
    .transform(({ registeredOn, caseIndex, ...rest }) => ({ ...rest, date: registeredOn, case: caseIndex })),
  documentInput,
).transform(documentOf)

/** The same form as it was typed, to be shown again. */
export const documentFields = z.object({
  kind: text,
  registeredOn: text,
  receivedAt: text,
  correspondent: z
    .object({ name: text, number: text, date: text })
    .default({ name: '', number: '', date: '' }),
  title: text,
  publicTitle: text,
  caseIndex: text,
})
export type DocumentFields = z.infer<typeof documentFields>

export const editForm = z.object({
  title: text,
  publicTitle: optionalText,
  receivedAt,
  correspondentName: optionalText,
  correspondentNumber: optionalText,
  correspondentDate: optionalDay,
})
