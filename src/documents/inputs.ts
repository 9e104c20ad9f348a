import { z } from 'zod'
import { longestTitle } from '../journals/document.ts'
import { type DocumentField, type OwnValues, ownDocumentFields } from '../journals/document-fields.ts'
import { day, dayAndHour, text, words } from '../kernel/sent-values.ts'
import { LONGEST_NAME, MOST_TASKS, taskInput, taskOf } from '../tasks/inputs.ts'
import type { RegisterDocument } from './actions/register-document.ts'

function sentField({ holds, most, required }: DocumentField): z.ZodType {
  if (required) return text(most)
  return (holds === 'moment' ? dayAndHour : text(most)).nullish()
}

export const documentInput = z.strictObject({
  kind: words(80).meta({
    description: 'Код виду або його назва українською.',
    examples: ['executive-decision'],
  }),
  date: day,
  ...Object.fromEntries(ownDocumentFields.map((field) => [field.json, sentField(field)])),
  correspondent: z
    .strictObject({ name: words(LONGEST_NAME), number: text(100).nullish(), date: day.nullish() })
    .nullish(),
  questions: z
    .array(z.strictObject({ title: words(longestTitle), speaker: text(LONGEST_NAME).nullish() }))
    .max(MOST_TASKS)
    .nullish(),
  tasks: z.array(taskInput).max(MOST_TASKS).nullish(),
})

/** What a program may correct: a document's own words, and the number of its correspondent. */
export const documentEdit = z.strictObject({
  ...Object.fromEntries(
    ownDocumentFields
      .filter(({ once, holds }) => !once && !holds)
      .map(({ key, most, required }) => [key, required ? text(most).optional() : text(most).nullish()]),
  ),
  correspondent: z.strictObject({ number: text(100).nullable() }).optional(),
})

export function documentOf(sent: z.infer<typeof documentInput>): RegisterDocument {
  const { correspondent } = sent
  const own = sent as Record<string, unknown>
  return {
    kind: sent.kind,
    registeredOn: sent.date,
    correspondent: correspondent
      ? {
          name: correspondent.name,
          number: correspondent.number?.trim() || null,
          date: correspondent.date ?? null,
        }
      : null,
    ...(Object.fromEntries(
      ownDocumentFields.map((field) => [field.key, own[field.json] ?? null]),
    ) as unknown as OwnValues),
    questions: sent.questions?.map(({ title, speaker }) => ({ title, speaker: speaker ?? null })),
    tasks: (sent.tasks ?? []).map(taskOf),
  }
}
