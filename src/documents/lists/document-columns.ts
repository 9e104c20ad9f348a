import { z } from 'zod'
import { documentStatus } from '../../journals/document-status.ts'
import type { RegisterColumn } from '../../print/register-column.ts'
import type { DocumentItem } from './document-register.ts'

/** A row of the register of documents, with the name of its kind. */
export interface DocumentListRow {
  item: DocumentItem
  kind: string
}

const day = z.string().meta({ format: 'date' })

function column<K extends string>(
  key: K,
  rest: Omit<RegisterColumn<DocumentListRow, K, 'registered'>, 'key'>,
): RegisterColumn<DocumentListRow, K, 'registered'> {
  return { key, ...rest }
}

/** The columns of the register of documents, in the order of files. */
export const documentColumns = [
  column('id', {
    answer: { id: [z.string(), ({ item }) => item.id], kind: [z.string(), ({ item }) => item.kind] },
  }),
  column('number', {
    head: 'Документ №',
    width: 16,
    value: ({ item }) => item.number,
    screen: { head: 'Документ', order: 'registered' },
    answer: { index: z.string() },
  }),
  column('date', {
    head: 'Дата',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.registered_on,
    answer: { date: day },
  }),
  column('kind', { head: 'Вид', width: 22, value: ({ kind }) => kind }),
  column('title', {
    head: 'Заголовок',
    width: 70,
    value: ({ item }) => item.title,
    screen: {},
    answer: { title: z.string() },
  }),
  column('correspondent', {
    head: 'Кореспондент',
    width: 32,
    value: ({ item }) => item.correspondent,
    answer: {
      correspondent: [
        z.strictObject({ name: z.string(), number: z.string().nullable(), date: day.nullable() }).nullable(),
        ({ item }) =>
          item.correspondent === null
            ? null
            : { name: item.correspondent, number: item.correspondent_number, date: item.correspondent_date },
      ],
    },
  }),
  column('correspondent-number', {
    head: 'Номер кореспондента',
    width: 18,
    value: ({ item }) => item.correspondent_number,
  }),
  column('correspondent-date', {
    head: 'Дата кореспондента',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.correspondent_date,
  }),
  column('annulled', { answer: { annulledOn: [day.nullable(), ({ item }) => item.annulled_on] } }),
  column('tasks', {
    head: 'Завдань',
    width: 9,
    holds: 'figure',
    value: ({ item }) => item.tasks,
    answer: { 'tasks.all': z.int() },
  }),
  column('placed', {
    head: 'Бралося на контроль',
    width: 11,
    holds: 'figure',
    value: ({ item }) => item.placed,
    answer: { 'tasks.placed': z.int() },
  }),
  column('pending', {
    head: 'Не виконано',
    width: 10,
    holds: 'figure',
    value: ({ item }) => item.pending,
    answer: { 'tasks.pending': z.int() },
  }),
  column('overdue', {
    head: 'Прострочено',
    width: 12,
    holds: 'figure',
    value: ({ item }) => item.overdue,
    answer: { 'tasks.overdue': z.int() },
  }),
  column('removed', {
    head: 'Знято',
    width: 8,
    holds: 'figure',
    value: ({ item }) => item.removed,
    answer: { 'tasks.removed': z.int() },
  }),
  column('state', {
    head: 'Стан',
    width: 28,
    value: ({ item }) => statusOf(item).label,
    screen: {},
  }),
] as const satisfies readonly RegisterColumn<DocumentListRow>[]

/** Where a document stands by its tasks. */
export function statusOf(item: DocumentItem) {
  return documentStatus({ ...item, annulled: item.annulled_on !== null })
}
