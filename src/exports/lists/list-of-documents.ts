import { scopeOf } from '../../access/scope.ts'
import { documentListHref, readDocumentQuestion } from '../../documents/document-filter.ts'
import { documentFilterWords } from '../../documents/filter-text.ts'
import { type DocumentItem, documentIds, documentItems } from '../../documents/lists/document-register.ts'
import { documentStanding } from '../../journals/document-status.ts'
import { filterChoices } from '../../people/lists/filter-choices.ts'
import type { ListColumn, ListRow } from '../../print/list-table.ts'
import { inForce } from './in-force.ts'
import type { AskedList, Asking } from './requested-list.ts'

/** The register of documents by its filters. */
export async function listOfDocuments(
  { context, actor, today }: Asking,
  query: URLSearchParams,
): Promise<AskedList> {
  const db = context.reports
  const question = { ...readDocumentQuestion(query), page: 1 }
  const [reference, choices] = await Promise.all([context.reference(), filterChoices(db)])
  const kinds = reference.kinds.map(({ id, name }) => ({ value: id, label: name }))
  return {
    address: documentListHref(question),
    name: 'Документи',
    columns,
    conditions: inForce(documentFilterWords(question.filter, { ...choices, kinds }), 'усі'),
    ids: (most) => documentIds(db, scopeOf(actor), question, most),
    rows: async (ids) => {
      const items = await documentItems(db, ids, today)
      return items.map((item) => rowOf(item, reference.kind(item.kind)?.name ?? item.kind))
    },
  }
}

const columns: readonly ListColumn[] = [
  { head: 'Документ №', width: 16 },
  { head: 'Дата', width: 12, holds: 'day' },
  { head: 'Вид', width: 22 },
  { head: 'Заголовок', width: 70 },
  { head: 'Кореспондент', width: 32 },
  { head: 'Номер кореспондента', width: 18 },
  { head: 'Дата кореспондента', width: 12, holds: 'day' },
  { head: 'Завдань', width: 9, holds: 'figure' },
  { head: 'Бралося на контроль', width: 11, holds: 'figure' },
  { head: 'Не виконано', width: 10, holds: 'figure' },
  { head: 'Прострочено', width: 12, holds: 'figure' },
  { head: 'Знято', width: 8, holds: 'figure' },
  { head: 'Стан', width: 28 },
]

function rowOf(item: DocumentItem, kind: string): ListRow {
  return [
    item.number,
    item.registered_on,
    kind,
    item.title,
    item.correspondent,
    item.correspondent_number,
    item.correspondent_date,
    item.tasks,
    item.placed,
    item.pending,
    item.overdue,
    item.removed,
    documentStanding({ ...item, annulled: item.annulled_on !== null }).label,
  ]
}
