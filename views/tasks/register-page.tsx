import type { Choice, FilterNames } from '../../src/kernel/choice.ts'
import type { Day } from '../../src/kernel/day.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { plural } from '../../src/kernel/plural.ts'
import { taskFilterWords } from '../../src/tasks/filter-text.ts'
import {
  type TaskListQuestion,
  type TaskOrder,
  taskListHref,
  taskStates,
} from '../../src/tasks/task-filter.ts'
import { EmptyState } from '../parts/empty-state.tsx'
import { chipsInForce, type FilterChip, FilterChips } from '../parts/filter-chips.tsx'
import { FilterPanel } from '../parts/filter-panel.tsx'
import { ImpossibleDays } from '../parts/impossible-days.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { PrintButton } from '../parts/print-button.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { SortHead } from '../parts/sort-head.tsx'
import { TakeAway } from '../parts/take-away.tsx'
import { type TaskRow, taskColumns, taskRow } from './task-row.tsx'

interface TaskRegisterPageProps {
  question: TaskListQuestion
  choices: FilterNames
  rows: TaskRow[]
  total: number
  pageSize: number
  mostCounted: number
  asOf: Day
  /** the address as it was asked */
  query: URLSearchParams
  mayRegister: boolean
  /** the person a list is narrowed to */
  personName?: string
  /** what was probably meant, typed on the wrong keyboard layout */
  correction?: string
}

/** The register of tasks: filters as chips, fifty rows, and how many there are. */
export function TaskRegisterPage(props: TaskRegisterPageProps) {
  const { question, choices, rows, total, pageSize, mostCounted, asOf, mayRegister, query, correction } =
    props
  const { filter } = question
  const capped = total >= mostCounted
  const keep = hidden(question)
  const href = (page: number) => taskListHref({ ...question, page })
  const list = { page: question.page, pageSize, total, href }
  return (
    <>
      <PageHead title="Завдання на контролі">
        <SearchBox action="/tasks" name="text" value={filter.text} keep={without(keep, 'text')} />
        <a class="btn" href="/reports/day">
          На інший день
        </a>
        {TakeAway({ list: taskListHref({ ...question, page: 1 }) })}
        <PrintButton list={list} />
        {mayRegister && (
          <a class="btn primary" href="/documents/new">
            Новий документ <kbd>n</kbd>
          </a>
        )}
      </PageHead>
      <ImpossibleDays query={query} names={['from', 'to']} />
      <div class="list-line">
        <FilterChips chips={chipsOf(props)} clearHref="/tasks">
          <FilterPanel
            action="/tasks"
            keep={only(keep, ['text', 'order', 'person'])}
            controls={[
              {
                kind: 'select',
                name: 'state',
                label: 'Стан',
                value: filter.state,
                any: 'на контролі',
                choices: stateChoices,
              },
              {
                kind: 'select',
                name: 'department',
                label: 'Підрозділ',
                value: filter.department,
                choices: choices.departments,
              },
              {
                kind: 'select',
                name: 'kind',
                label: 'Вид документа',
                value: filter.kind,
                choices: choices.kinds,
              },
              {
                kind: 'select',
                name: 'controller',
                label: 'Контролер',
                value: filter.controller,
                choices: choices.controllers,
              },
              {
                kind: 'select',
                name: 'special',
                label: 'Особливий контроль',
                value: filter.special ? 'yes' : '',
                choices: [{ value: 'yes', label: 'лише особливий' }],
              },
              {
                kind: 'date',
                name: 'from',
                label: 'Строк від',
                value: filter.from && formatDay(filter.from),
              },
              { kind: 'date', name: 'to', label: 'Строк до', value: filter.to && formatDay(filter.to) },
            ]}
          />
        </FilterChips>
        <span class="muted">
          {capped
            ? `понад ${mostCounted.toLocaleString('uk')} завдань`
            : `${total} ${plural(total, 'завдання', 'завдання', 'завдань')}`}{' '}
          · станом на {formatDay(asOf)}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={
            Object.values(filter).some(Boolean)
              ? 'За цими умовами завдань немає'
              : 'Завдань на контролі ще немає'
          }
        >
          {correction && (
            <p>
              Можливо, ви шукали{' '}
              <a href={taskListHref({ ...question, filter: { ...filter, text: correction }, page: 1 })}>
                {correction}
              </a>
              ?
            </p>
          )}
          {Object.values(filter).some(Boolean) ? (
            <p class="muted">
              Приберіть один із фільтрів або <a href="/tasks?state=all">покажіть усі завдання</a>.
            </p>
          ) : (
            <p class="muted">Зареєструйте документ і візьміть його пункти на контроль.</p>
          )}
        </EmptyState>
      ) : (
        <div class="sheet flush">
          <table class="table cards even">
            {taskColumns}
            <thead>
              <tr>
                <SortHead label="Документ" {...sorting(question, 'document')} />
                <th scope="col">Пункт і зміст</th>
                <th scope="col">Головний виконавець</th>
                <SortHead label="Строк" {...sorting(question, 'due')} />
                <th scope="col">Стан</th>
                <th scope="col" class="num">
                  Листи
                </th>
              </tr>
            </thead>
            <tbody data-rows>{rows.map(taskRow)}</tbody>
          </table>
        </div>
      )}
      <Pager {...list} />
    </>
  )
}

const stateChoices: Choice[] = Object.entries(taskStates).map(([value, label]) => ({ value, label }))

function sorting(question: TaskListQuestion, by: 'due' | 'document') {
  const { order } = question
  const sorted = order === by ? ('asc' as const) : order === `-${by}` ? ('desc' as const) : undefined
  const next: TaskOrder = order === by ? `-${by}` : by
  return { sorted, href: taskListHref({ ...question, order: next, page: 1 }) }
}

function chipsOf({ question, choices, personName }: TaskRegisterPageProps): FilterChip[] {
  const { filter } = question
  return chipsInForce(taskFilterWords(filter, choices, personName), (name) =>
    taskListHref({ ...question, filter: { ...filter, [name]: undefined }, page: 1 }),
  )
}

/** The question as hidden fields of a form that changes one part of it. */
function hidden(question: TaskListQuestion): Record<string, string> {
  const address = taskListHref({ ...question, page: 1 })
  return Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? ''))
}

function without(fields: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

function only(fields: Record<string, string>, names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => names.includes(key)))
}
