import { z } from 'zod'
import { longestTitle } from '../journals/document.ts'
import { day, dayAndHour, text, words } from '../kernel/sent-values.ts'
import { LONGEST_NAME, MOST_TASKS, taskInput, taskOf } from '../tasks/inputs.ts'
import type { RegisterDocument } from './actions/register-document.ts'

export const documentInput = z.strictObject({
  kind: words(80).meta({
    description: 'Код виду або його назва українською.',
    examples: ['executive-decision'],
  }),
  date: day,
  title: text(longestTitle),
  publicTitle: text(longestTitle).nullish(),
  receivedAt: dayAndHour.nullish(),
  correspondent: z
    .strictObject({ name: words(LONGEST_NAME), number: text(100).nullish(), date: day.nullish() })
    .nullish(),
  case: text(40).nullish().meta({ description: 'Індекс справи за номенклатурою.' }),
  questions: z
    .array(z.strictObject({ title: words(longestTitle), speaker: text(LONGEST_NAME).nullish() }))
    .max(MOST_TASKS)
    .nullish(),
  tasks: z.array(taskInput).max(MOST_TASKS).nullish(),
})

export const documentEdit = z.strictObject({
  title: text(longestTitle).optional(),
  publicTitle: text(longestTitle).nullish(),
  correspondent: z.strictObject({ number: text(100).nullable() }).optional(),
})

export function documentOf(sent: z.infer<typeof documentInput>): RegisterDocument {
  const { correspondent } = sent
  return {
    kind: sent.kind,
    registeredOn: sent.date,
    receivedAt: sent.receivedAt ?? null,
    correspondent: correspondent
      ? {
          name: correspondent.name,
          number: correspondent.number?.trim() || null,
          date: correspondent.date ?? null,
        }
      : null,
    title: sent.title,
    publicTitle: sent.publicTitle ?? null,
    caseIndex: sent.case ?? null,
    questions: sent.questions?.map(({ title, speaker }) => ({ title, speaker: speaker ?? null })),
    tasks: (sent.tasks ?? []).map(taskOf),
  }
}
