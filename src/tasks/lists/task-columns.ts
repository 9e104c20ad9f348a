import { z } from 'zod'
import type { Reference } from '../../journals/reference.ts'
import type { Day } from '../../kernel/day.ts'
import type { RegisterColumn } from '../../print/register-column.ts'
import { statusKinds, type TaskStatus, taskStatusOf } from '../task-status.ts'
import type { TaskItem } from './task-register.ts'

/** A row of any list of tasks: the task, the name of its document's kind, and how it stands today. */
export interface TaskRow {
  item: TaskItem
  kind: string
  status: TaskStatus
}

export function taskRows(items: readonly TaskItem[], reference: Reference, today: Day): TaskRow[] {
  return items.map((item) => ({
    item,
    kind: reference.kind(item.kind)?.name ?? item.kind,
    status: taskStatusOf(item, today, reference.calendar),
  }))
}

const day = z.string().meta({ format: 'date' })
/** With the hour for terms in hours: «2026-11-22T10:15». */
export const dueDay = z.string().meta({ examples: ['2026-12-10', '2026-11-22T10:15'] })

function column<K extends string>(
  key: K,
  rest: Omit<RegisterColumn<TaskRow, K, 'document' | 'due'>, 'key'>,
): RegisterColumn<TaskRow, K, 'document' | 'due'> {
  return { key, ...rest }
}

/** The columns of the register of tasks, in the order of files. */
export const taskColumns = [
  column('id', {
    answer: {
      id: [z.string(), ({ item }) => item.id],
      'document.id': [z.string(), ({ item }) => item.document_id],
      'document.kind': [z.string(), ({ item }) => item.kind],
    },
  }),
  column('number', {
    head: 'Документ №',
    width: 16,
    value: ({ item }) => item.number,
    screen: { head: 'Документ', col: 'col-doc', order: 'document' },
    answer: { 'document.index': z.string() },
  }),
  column('date', {
    head: 'Дата документа',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.registered_on,
    answer: { 'document.date': day },
  }),
  column('kind', { head: 'Вид', width: 22, value: ({ kind }) => kind }),
  column('title', {
    head: 'Заголовок',
    width: 40,
    value: ({ item }) => item.title,
    answer: { 'document.title': z.string() },
  }),
  column('point', {
    head: 'Пункт',
    width: 8,
    value: ({ item }) => item.point,
    answer: { point: z.string() },
  }),
  column('text', {
    head: 'Завдання',
    width: 60,
    value: ({ item }) => item.text,
    screen: { head: 'Пункт і зміст' },
    answer: { text: z.string() },
  }),
  column('department', {
    head: 'Головний виконавець',
    width: 32,
    value: ({ item }) => item.department,
    screen: { col: 'col-who' },
    answer: { department: z.string() },
  }),
  column('person', {
    head: 'Особа',
    width: 20,
    value: ({ item }) => item.person,
    answer: { person: z.string().nullable() },
  }),
  column('others', {
    head: 'Ще виконавців',
    width: 11,
    holds: 'figure',
    value: ({ item }) => item.others,
    answer: { otherExecutors: z.int() },
  }),
  column('placed', {
    head: 'Взято на контроль',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.placed_on,
    answer: { placedOn: day.nullable() },
  }),
  column('first-due', {
    head: 'Початковий строк',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.first_due_day,
    answer: { firstDue: day.nullable() },
  }),
  column('due', {
    head: 'Строк',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.due_day,
    screen: { col: 'col-due', order: 'due' },
    answer: { due: [dueDay.nullable(), ({ item }) => dueWithHour(item)] },
  }),
  column('hour', { head: 'Година', width: 8, value: ({ item }) => item.due_time }),
  column('extensions', {
    head: 'Продовжень',
    width: 11,
    holds: 'figure',
    value: ({ item }) => item.extensions,
  }),
  column('executed', {
    head: 'Виконано',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.executed_on,
    answer: {
      executedOn: day.nullable(),
      completeness: [z.enum(['full', 'partly']).nullable(), ({ item }) => item.completeness],
    },
  }),
  column('partly', {
    head: 'Виконано частково',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.partly_on,
    answer: { partlyOn: day.nullable() },
  }),
  column('removed', {
    head: 'Знято',
    width: 12,
    holds: 'day',
    value: ({ item }) => item.removed_on,
    answer: { removedOn: day.nullable() },
  }),
  column('state', {
    head: 'Стан',
    width: 28,
    value: ({ status }) => status.label,
    screen: { col: 'col-state' },
    answer: { state: [z.enum(statusKinds), ({ status }) => status.kind], stateWords: z.string() },
  }),
  column('special', {
    head: 'Особливий контроль',
    width: 11,
    value: ({ item }) => (item.special ? 'так' : null),
    answer: { special: [z.boolean(), ({ item }) => item.special === 1] },
  }),
  column('letters', {
    head: 'Листів',
    width: 8,
    holds: 'figure',
    value: ({ item }) => item.letters,
    screen: { head: 'Листи', col: 'col-num', num: true },
    answer: { letters: z.int() },
  }),
] as const satisfies readonly RegisterColumn<TaskRow>[]

/** The due day; with the hour while the term is the one counted in hours. */
export function dueWithHour(row: {
  due_day: Day | null
  first_due_day: Day | null
  due_time: string | null
}): string | null {
  return row.due_time && row.due_day === row.first_due_day ? `${row.due_day}T${row.due_time}` : row.due_day
}
