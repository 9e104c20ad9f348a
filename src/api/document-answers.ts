import { z } from 'zod'
import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { type DocumentListRow, documentColumns } from '../documents/lists/document-columns.ts'
import { ownDocumentFields } from '../journals/document-fields.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { Day } from '../kernel/day.ts'
import { answerSchema } from '../print/register-column.ts'
import type { DocumentCard } from '../tasks/lists/document-with-tasks.ts'
import { dueWithHour } from '../tasks/lists/task-columns.ts'
import type { Task } from '../tasks/store.ts'
import { statusKinds, taskStatusOf } from '../tasks/task-status.ts'
import type { Reply } from './reply.ts'
import { API } from './reply.ts'
import { answerOfTaskOnCard, taskOnCardAnswer } from './task-answers.ts'

const day = z.string().meta({ format: 'date' })

/** What a registration answers. */
export const registeredAnswer = z.strictObject({
  id: z.string(),
  index: z.string().meta({ examples: ['437-р'] }),
  date: day,
  version: z.int(),
  tasks: z.array(
    z.strictObject({
      id: z.string(),
      point: z.string(),
      due: z.string().nullable(),
      state: z.enum(statusKinds),
    }),
  ),
})

/** A document without its tasks. */
export const documentAnswer = z.strictObject({
  id: z.string(),
  kind: z.string(),
  index: z.string(),
  date: day,
  version: z.int(),
  ...Object.fromEntries(
    ownDocumentFields.map((field) => [field.json, field.required ? z.string() : z.string().nullable()]),
  ),
  correspondent: z
    .strictObject({ name: z.string(), number: z.string().nullable(), date: day.nullable() })
    .nullable(),
  annulled: z.strictObject({ on: day, reason: z.string() }).nullable(),
})

export const documentCardAnswer = documentAnswer.extend({
  questions: z.array(
    z.strictObject({ position: z.int(), title: z.string(), speaker: z.string().nullable() }),
  ),
  tasks: z.array(taskOnCardAnswer),
  history: z.array(
    z.strictObject({
      version: z.int(),
      recordedAt: z.string().meta({ format: 'date-time' }),
      by: z.string().nullable(),
      changes: z.array(
        z.strictObject({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
      ),
    }),
  ),
})

export const documentListAnswer = z.strictObject({
  items: z.array(answerSchema<DocumentListRow>(documentColumns)),
  total: z.int().meta({ description: 'Скільки знайдено; рахується не далі 10 000.' }),
  page: z.int(),
  pageSize: z.int(),
})

export function replyToRegistration(
  { id, index, date, tasks }: { id: string; index: string; date: Day; tasks: readonly Task[] },
  today: Day,
  calendar: WorkingCalendar,
): Reply {
  const body: z.infer<typeof registeredAnswer> = {
    id,
    index,
    date,
    version: 1,
    tasks: tasks.map(({ row }) => ({
      id: row.id,
      point: row.point,
      due: dueWithHour(row),
      state: taskStatusOf(row, today, calendar).kind,
    })),
  }
  return { status: 201, body, version: 1, location: `${API}/documents/${id}` }
}

export function answerOfDocument(
  row: DocumentRow,
  correspondent: string | null,
): z.infer<typeof documentAnswer> {
  return {
    id: row.id,
    kind: row.kind,
    index: row.number,
    date: row.registered_on,
    version: row.version,
    ...Object.fromEntries(ownDocumentFields.map((field) => [field.json, row[field.column]])),
    correspondent:
      correspondent === null
        ? null
        : { name: correspondent, number: row.correspondent_number, date: row.correspondent_date },
    annulled: row.annulled_on ? { on: row.annulled_on, reason: row.annulment_reason ?? '' } : null,
  }
}

export function answerOfCard(
  { document, tasks, questions, changes, recorders }: DocumentCard,
  today: Day,
  calendar: WorkingCalendar,
): z.infer<typeof documentCardAnswer> {
  return {
    ...answerOfDocument(document, document.correspondent),
    questions: questions.map(({ position, title, speaker }) => ({ position, title, speaker })),
    tasks: tasks.map((task) => answerOfTaskOnCard(task, recorders, today, calendar)),
    history: changes,
  }
}
