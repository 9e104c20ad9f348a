import { scopeOf } from '../../access/scope.ts'
import { documentListHref, readDocumentQuestion } from '../../documents/document-filter.ts'
import { documentFilterWords } from '../../documents/filter-text.ts'
import { type DocumentListRow, documentColumns } from '../../documents/lists/document-columns.ts'
import { documentIds, documentItems } from '../../documents/lists/document-register.ts'
import { filterChoices } from '../../people/lists/filter-choices.ts'
import { fileColumns, fileRow } from '../../print/register-column.ts'
import { inForce } from './in-force.ts'
import type { ListRequest, RequestedList } from './requested-list.ts'

/** The register of documents by its filters. */
export async function listOfDocuments(
  { context, actor, today }: ListRequest,
  query: URLSearchParams,
): Promise<RequestedList> {
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
      return items.map((item) =>
        fileRow(columns, { item, kind: reference.kind(item.kind)?.name ?? item.kind }),
      )
    },
  }
}

const columns = fileColumns<DocumentListRow>(documentColumns)
