import { hrefOf, pageOf } from '../kernel/address.ts'
import { type Day, formatDay, parseDay } from '../kernel/day.ts'

/** The states a list of tasks may be narrowed to, with the words for them. */
export const taskStates = {
  pending: 'не виконано',
  overdue: 'прострочено',
  today: 'строк сьогодні',
  week: 'строк цього тижня',
  extended: 'строк продовжено',
  permanent: 'без строку',
  waiting: 'чекає прийняття',
  executed: 'виконано, на контролі',
  removed: 'знято з контролю',
  'not-on-control': 'не на контролі',
  all: 'усі',
} as const
export type TaskStateFilter = keyof typeof taskStates

export type TaskOrder = 'due' | '-due' | 'document' | '-document'

/** Which tasks a list shows; what is absent narrows nothing. Without a state: those on control. */
export interface TaskFilter {
  department?: string
  kind?: string
  state?: TaskStateFilter
  controller?: string
  person?: string
  special?: boolean
  /** due days, both ends included */
  from?: Day
  to?: Day
  text?: string
}

export interface TaskListQuestion {
  filter: TaskFilter
  order: TaskOrder
  page: number
}

const LONGEST_SEARCH = 200

/** Reads the address of a list; what makes no sense there is as if it were absent. */
export function readTaskQuestion(query: URLSearchParams): TaskListQuestion {
  const text = (name: string) => query.get(name)?.trim().slice(0, LONGEST_SEARCH) || undefined
  const state = text('state')
  const order = text('order')
  return {
    filter: {
      department: text('department'),
      kind: text('kind'),
      state: state && Object.hasOwn(taskStates, state) ? (state as TaskStateFilter) : undefined,
      controller: text('controller'),
      person: text('person'),
      special: text('special') === 'yes' || undefined,
      from: parseDay(text('from') ?? '') ?? undefined,
      to: parseDay(text('to') ?? '') ?? undefined,
      text: text('text'),
    },
    order: order === '-due' || order === 'document' || order === '-document' ? order : 'due',
    page: pageOf(text('page')),
  }
}

/** The address of a list: the same question as text, parameters in one order, defaults left out. */
export function taskListHref({ filter, order, page }: TaskListQuestion): string {
  return hrefOf('/tasks', {
    text: filter.text,
    department: filter.department,
    kind: filter.kind,
    state: filter.state,
    controller: filter.controller,
    person: filter.person,
    special: filter.special && 'yes',
    from: filter.from && formatDay(filter.from),
    to: filter.to && formatDay(filter.to),
    order: order === 'due' ? undefined : order,
    page: page > 1 ? String(page) : undefined,
  })
}
