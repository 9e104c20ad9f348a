import type { Choice, FilterNames } from '../../src/kernel/choice.ts'
import { formatDay } from '../../src/kernel/day.ts'
import { taskFilterWords } from '../../src/tasks/filter-text.ts'
import { type TaskRow, taskColumns } from '../../src/tasks/lists/task-columns.ts'
import {
  type TaskListQuestion,
  type TaskOrder,
  taskListHref,
  taskStates,
} from '../../src/tasks/task-filter.ts'
import { chipsInForce } from '../parts/filter-chips.tsx'
import type { FilterControl } from '../parts/filter-panel.tsx'
import { RegisterPage, type RegisterPageProps } from '../parts/register-page.tsx'
import { RegisterTable } from '../parts/register-table.tsx'
import { taskCells } from './task-row.tsx'

interface TaskRegisterPageProps extends RegisterPageProps {
  question: TaskListQuestion
  choices: FilterNames
  rows: TaskRow[]
  /** the person a list is narrowed to */
  personName?: string
}

/** The register of tasks: filters as chips, fifty rows, and how many there are. */
export function TaskRegisterPage(props: TaskRegisterPageProps) {
  const { question, choices, rows, total, pageSize, correction, personName } = props
  const { filter } = question
  const href = (other: Partial<TaskListQuestion>) => taskListHref({ ...question, page: 1, ...other })
  const narrowed = Object.values(filter).some(Boolean)
  return (
    <RegisterPage
      {...props}
      title="Завдання на контролі"
      nouns={['завдання', 'завдання', 'завдань']}
      list={{ page: question.page, pageSize, total, href: (page) => href({ page }) }}
      controls={controlsOf(question, choices)}
      chips={chipsInForce(taskFilterWords(filter, choices, personName), (name) =>
        href({ filter: { ...filter, [name]: undefined } }),
      )}
      correctedHref={href({ filter: { ...filter, text: correction } })}
      empty={{
        title: narrowed ? 'За цими умовами завдань немає' : 'Завдань на контролі ще немає',
        advice: narrowed ? (
          <>
            Приберіть один із фільтрів або <a href="/tasks?state=all">покажіть усі завдання</a>.
          </>
        ) : (
          'Зареєструйте документ і візьміть його пункти на контроль.'
        ),
      }}
      buttons={
        <a class="btn" href="/reports/day">
          На інший день
        </a>
      }
    >
      <RegisterTable
        even
        columns={taskColumns}
        cells={taskCells}
        rows={rows}
        sorting={{ order: question.order, href: (order) => href({ order: order as TaskOrder }) }}
      />
    </RegisterPage>
  )
}

const stateChoices: Choice[] = Object.entries(taskStates).map(([value, label]) => ({ value, label }))

function controlsOf({ filter }: TaskListQuestion, choices: FilterNames): FilterControl[] {
  return [
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
    { kind: 'select', name: 'kind', label: 'Вид документа', value: filter.kind, choices: choices.kinds },
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
    { kind: 'date', name: 'from', label: 'Строк від', value: filter.from && formatDay(filter.from) },
    { kind: 'date', name: 'to', label: 'Строк до', value: filter.to && formatDay(filter.to) },
  ]
}
