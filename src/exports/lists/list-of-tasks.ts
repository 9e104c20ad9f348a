import { scopeOf } from '../../access/scope.ts'
import { openDirectory } from '../../people/directory.ts'
import { filterChoices } from '../../people/lists/filter-choices.ts'
import { fileColumns, fileRow } from '../../print/register-column.ts'
import { taskFilterWords } from '../../tasks/filter-text.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { itemsAsKnown } from '../../tasks/lists/items-as-known.ts'
import { type TaskRow, taskColumns, taskRows } from '../../tasks/lists/task-columns.ts'
import { taskIds, taskItems } from '../../tasks/lists/task-register.ts'
import { readTaskQuestion, taskListHref } from '../../tasks/task-filter.ts'
import { inForce } from './in-force.ts'
import type { ListRequest, RequestedList } from './requested-list.ts'

/** The register of tasks by its filters. */
export async function listOfTasks(
  { context, actor, today }: ListRequest,
  query: URLSearchParams,
): Promise<RequestedList> {
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
    ids: (most) => taskIds(db, scopeOf(actor), { ...question, most }, today),
    rows: async (ids, knownOn) => {
      const now = await taskItems(db, ids)
      const items = await hideTexts(db, actor, knownOn ? await itemsAsKnown(db, now, knownOn) : now)
      return taskRows(items, reference, today).map((row) => fileRow(columns, row))
    },
  }
}

const columns = fileColumns<TaskRow>(taskColumns)
