import { type FilterNames, labelOf } from '../kernel/choice.ts'
import { formatDay } from '../kernel/day.ts'
import { type TaskFilter, taskStates } from './task-filter.ts'

/** What a list of tasks is narrowed by, each in words; without words what narrows nothing. */
export function taskFilterWords(
  filter: TaskFilter,
  names: FilterNames,
  person?: string,
): [name: keyof TaskFilter, label: string, words: string | undefined][] {
  return [
    ['text', 'Пошук', filter.text],
    ['department', 'Підрозділ', labelOf(names.departments, filter.department)],
    ['state', 'Стан', filter.state && taskStates[filter.state]],
    ['kind', 'Вид', labelOf(names.kinds, filter.kind)],
    ['controller', 'Контролер', labelOf(names.controllers, filter.controller)],
    ['person', 'Виконавець', filter.person ? (person ?? 'невідомо') : undefined],
    ['special', 'Контроль', filter.special ? 'особливий' : undefined],
    ['from', 'Строк від', filter.from && formatDay(filter.from)],
    ['to', 'Строк до', filter.to && formatDay(filter.to)],
  ]
}
