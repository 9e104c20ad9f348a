import { type FilterNames, labelOf } from '../kernel/choice.ts'
import { formatDay } from '../kernel/day.ts'
import { type DocumentFilter, documentStates } from './document-filter.ts'

/** What a list of documents is narrowed by, each in words; without words what narrows nothing. */
export function documentFilterWords(
  filter: DocumentFilter,
  names: FilterNames,
): [name: keyof DocumentFilter, label: string, words: string | undefined][] {
  return [
    ['text', 'Пошук', filter.text],
    ['kind', 'Вид', labelOf(names.kinds, filter.kind)],
    ['state', 'Стан', filter.state && documentStates[filter.state]],
    ['department', 'Підрозділ', labelOf(names.departments, filter.department)],
    ['controller', 'Контролер', labelOf(names.controllers, filter.controller)],
    ['from', 'Зареєстровано від', filter.from && formatDay(filter.from)],
    ['to', 'Зареєстровано до', filter.to && formatDay(filter.to)],
  ]
}
