import { z } from 'zod'
import { readMoment } from '../deadlines/moment.ts'
import type { DocumentDraft } from '../journals/document.ts'
import {
  type DocumentField,
  editedFields,
  type FieldValues,
  type OwnValues,
  ownDocumentFields,
} from '../journals/document-fields.ts'
import { optionalDay, optionalText, requiredDay, text } from '../kernel/form-fields.ts'
import { words } from '../kernel/sent-values.ts'

/** «20.11.2026» or «20.11.2026 10:15» as the register keeps it. */
const moment = text.transform((value, context): string | null => {
  const said = value.trim()
  if (said === '') return null
  const read = readMoment(said)
  if (!read)
    context.addIssue({ code: 'custom', params: { code: 'not-a-day', facts: { given: said.slice(0, 40) } } })
  return read
})

function readAs({ holds, required }: DocumentField): z.ZodType<string | null> {
  if (holds === 'moment') return moment
  if (holds === 'day') return optionalDay
  return required ? text : optionalText
}

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
export const documentForm = z
  .object({
    kind: text.pipe(words(80)),
    registeredOn: requiredDay,
    ...Object.fromEntries(ownDocumentFields.map((field) => [field.key, readAs(field)])),
    correspondent,
  })
  .transform((read) => read as unknown as DocumentDraft & OwnValues)

/** Corrections of a registered document, by its fields. */
export const editForm = z
  .object(Object.fromEntries(editedFields.map((field) => [field.key, readAs(field)])))
  .transform((read) => read as FieldValues)
