import { type AliasedExpression, type SelectQueryBuilder, sql } from 'kysely'
import { ownDocuments, type Scope } from '../../access/scope.ts'
import { asCondition, asQuery, type RowCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { joinedIds } from '../../db/joined-ids.ts'
import { listed } from '../../db/listed.ts'
import type { Tables } from '../../db/tables.ts'
import { everPlaced, onControl, overdue, ownPoint, pending, removed } from '../../deadlines/on-control.ts'
import { matchingDocuments } from '../../journals/matching.ts'
import type { Day } from '../../kernel/day.ts'
import { MOST_COUNTED, PAGE_SIZE } from '../../kernel/list-page.ts'
import type { DocumentFilter, DocumentListQuestion } from '../document-filter.ts'

/** One row of the register of documents. */
export interface DocumentItem {
  id: string
  kind: string
  number: string
  registered_on: Day
  title: string
  correspondent: string | null
  correspondent_number: string | null
  correspondent_date: Day | null
  annulled_on: Day | null
  tasks: number
  placed: number
  pending: number
  overdue: number
  removed: number
}

/** The documents a person may see that the question asks for: a page of them, and how many there are. */
export async function documentRegister(
  db: Database,
  scope: Scope,
  { filter, order, page, pageSize = PAGE_SIZE }: DocumentListQuestion & { pageSize?: number },
  today: Day,
): Promise<{ items: DocumentItem[]; total: number }> {
  const direction = order === 'registered' ? 'asc' : 'desc'
  const narrowed = () => narrow(db.read.selectFrom('documents'), scope, filter).select('documents.id')
  const found = narrowed()
    .orderBy('documents.registered_on', direction)
    .orderBy('documents.id', direction)
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const items = itemsOf(db, found.as('found'), today)
    .orderBy('documents.registered_on', direction)
    .orderBy('documents.id', direction)
    .execute()
  const counted = db.read
    .selectFrom(narrowed().limit(MOST_COUNTED).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { items: await items, total: (await counted).total }
}

/** The ids of all documents the question asks for, in its order, whatever its page: so many at most, where that is said. */
export function documentIds(
  db: Database,
  scope: Scope,
  { filter, order }: DocumentListQuestion,
  most?: number,
): Promise<string[]> {
  const direction = order === 'registered' ? 'asc' : 'desc'
  const ordered = narrow(db.read.selectFrom('documents'), scope, filter)
    .select('documents.id')
    .orderBy('documents.registered_on', direction)
    .orderBy('documents.id', direction)
  return joinedIds(db, most === undefined ? ordered : ordered.limit(most))
}

/** The rows of these documents, in this order. */
export async function documentItems(
  db: Database,
  ids: readonly string[],
  today: Day,
): Promise<DocumentItem[]> {
  const requested = db.read.selectFrom(listed(db, ids).as('requested')).select('requested.value as id')
  const byId = new Map(
    (await itemsOf(db, requested.as('found'), today).execute()).map((row) => [row.id, row]),
  )
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function itemsOf(db: Database, found: AliasedExpression<{ id: string }, 'found'>, today: Day) {
  const own = (condition: RowCondition) =>
    sql<number>`(SELECT count(*) FROM tasks t WHERE t.document_id = documents.id AND ${asCondition(condition, 't')})`
  return (
    db.read
      .selectFrom(found)
      // A cross join is the order to go in: SQLite might else go through all documents and look each up in the page.
      .crossJoin('documents')
      .whereRef('documents.id', '=', 'found.id')
      .leftJoin('correspondents', 'correspondents.id', 'documents.correspondent_id')
      .select([
        'documents.id',
        'documents.kind',
        'documents.number',
        'documents.registered_on',
        'documents.title',
        'correspondents.name as correspondent',
        'documents.correspondent_number',
        'documents.correspondent_date',
        'documents.annulled_on',
        own(ownPoint).as('tasks'),
        own(everPlaced).as('placed'),
        own(pending).as('pending'),
        own(overdue(today)).as('overdue'),
        own(removed).as('removed'),
      ])
  )
}

type Documents = SelectQueryBuilder<Tables, 'documents', object>

function narrow(from: Documents, scope: Scope, filter: DocumentFilter): Documents {
  let documents = inState(from, filter)
  if (filter.kind) documents = documents.where('documents.kind', '=', filter.kind)
  if (filter.from) documents = documents.where('documents.registered_on', '>=', filter.from)
  if (filter.to) documents = documents.where('documents.registered_on', '<=', filter.to)
  if (filter.department) documents = documents.where(amongTasks(sql`department_id = ${filter.department}`))
  if (filter.controller) documents = documents.where(amongTasks(sql`controller_id = ${filter.controller}`))
  if (filter.text)
    documents = documents.where('documents.id', 'in', asQuery(matchingDocuments(filter.text, scope)))
  if (!scope.all) documents = documents.where('documents.id', 'in', asQuery(ownDocuments(scope)))
  return documents
}

function inState(documents: Documents, { state }: DocumentFilter): Documents {
  switch (state) {
    case undefined:
      return documents
    case 'on-control':
      return documents.where(tasksWith(onControl))
    case 'removed':
      return documents.where(tasksWith(everPlaced)).where(sql<boolean>`NOT ${tasksWith(onControl)}`)
    case 'not-on-control':
      return documents
        .where(sql<boolean>`NOT ${tasksWith(everPlaced)}`)
        .where('documents.annulled_on', 'is', null)
    case 'annulled':
      return documents.where('documents.annulled_on', 'is not', null)
    default:
      return state satisfies never
  }
}

/** Documents of the tasks of a condition that few meet: those are found first. */
function amongTasks(condition: ReturnType<typeof sql>) {
  return sql<boolean>`documents.id IN (SELECT document_id FROM tasks WHERE ${condition})`
}

function tasksWith(condition: RowCondition) {
  return sql<boolean>`EXISTS (SELECT 1 FROM tasks t WHERE t.document_id = documents.id AND ${asCondition(condition, 't')})`
}
