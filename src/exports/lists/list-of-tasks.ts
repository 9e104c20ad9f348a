import { scopeOf } from '../../access/scope.ts'
import { openDirectory } from '../../people/directory.ts'
import { filterChoices } from '../../people/lists/filter-choices.ts'
import type { ListColumn, ListRow } from '../../print/list-table.ts'
import { taskFilterWords } from '../../tasks/filter-text.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { itemsAsKnown } from '../../tasks/lists/items-as-known.ts'
import { type TaskItem, taskIds, taskItems } from '../../tasks/lists/task-register.ts'
import { readTaskQuestion, taskListHref } from '../../tasks/task-filter.ts'
import { type Standing, taskStatusOf } from '../../tasks/task-status.ts'
import { inForce } from './in-force.ts'
import type { AskedList, Asking } from './requested-list.ts'

/** The register of tasks by its filters. */
export async function listOfTasks(
  { context, actor, today }: Asking,
  query: URLSearchParams,
): Promise<AskedList> {
  const db = context.reports
  const question = { ...readTaskQuestion(query), page: 1 }
  const { person } = question.filter
  const [reference, choices, directory] = await Promise.all([
    context.reference(),
    filterChoices(db),
    person ? openDirectory(db) : undefined,
  ])
  const kinds = reference.kinds.map(({ id, name }) => ({ value: id, label: name }))
  const personName = directory?.people.find(({ id }) => id === person)?.short_name
  return {
    address: taskListHref(question),
    name: 'Завдання',
    columns,
    conditions: inForce(taskFilterWords(question.filter, { ...choices, kinds }, personName), 'на контролі'),
    ids: (most) => taskIds(db, scopeOf(actor), question, today, most),
    rows: async (ids, knownOn) => {
      const now = await taskItems(db, ids)
      const items = await hideTexts(db, actor, knownOn ? await itemsAsKnown(db, now, knownOn) : now)
      return items.map((item) =>
        rowOf(
          item,
          reference.kind(item.kind)?.name ?? item.kind,
          taskStatusOf(item, today, reference.calendar),
        ),
      )
    },
  }
}

const columns: readonly ListColumn[] = [
  { head: 'Документ №', width: 16 },
  { head: 'Дата документа', width: 12, holds: 'day' },
  { head: 'Вид', width: 22 },
  { head: 'Заголовок', width: 40 },
  { head: 'Пункт', width: 8 },
  { head: 'Завдання', width: 60 },
  { head: 'Головний виконавець', width: 32 },
  { head: 'Особа', width: 20 },
  { head: 'Ще виконавців', width: 11, holds: 'figure' },
  { head: 'Взято на контроль', width: 12, holds: 'day' },
  { head: 'Початковий строк', width: 12, holds: 'day' },
  { head: 'Строк', width: 12, holds: 'day' },
  { head: 'Година', width: 8 },
  { head: 'Продовжень', width: 11, holds: 'figure' },
  { head: 'Виконано', width: 12, holds: 'day' },
  { head: 'Знято', width: 12, holds: 'day' },
  { head: 'Стан', width: 28 },
  { head: 'Особливий контроль', width: 11 },
  { head: 'Листів', width: 8, holds: 'figure' },
]

function rowOf(item: TaskItem, kind: string, { label }: Standing): ListRow {
  return [
    item.number,
    item.registered_on,
    kind,
    item.title,
    item.point,
    item.text,
    item.department,
    item.person,
    item.others,
    item.placed_on,
    item.first_due_day,
    item.due_day,
    item.due_time,
    item.extensions,
    item.executed_on,
    item.removed_on,
    label,
    item.special ? 'так' : null,
    item.letters,
  ]
}
