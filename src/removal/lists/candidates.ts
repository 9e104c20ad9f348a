import { type SelectQueryBuilder, sql } from 'kysely'
import { asCondition, asQuery } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Tables } from '../../db/tables.ts'
import { onControl } from '../../deadlines/on-control.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import { matchingDocuments } from '../../journals/matching.ts'
import type { Day } from '../../kernel/day.ts'
import { PAGE_SIZE } from '../../kernel/list-page.ts'
import { type Block, blocksOf, type Point, stayingOf } from '../block.ts'
import type { CandidateFilter, CandidateQuestion } from '../candidate-filter.ts'
import { MOST_ITEMS } from '../removal.ts'

/** A task on control that may leave it, and what blocks it. */
export interface Candidate {
  id: string
  document_id: string
  kind: string
  number: string
  registered_on: Day
  title: string
  point: string
  text: string
  department: string
  person: string | null
  due_day: Day | null
  executed_on: Day | null
  blocks: Block[]
  /** points of the document that would stay on control */
  staying: Point[]
  /** the draft that has it already */
  draft: string | null
}

/** A page of them in register order, and how many there are. */
export async function candidates(
  db: Database,
  kinds: readonly DocumentKind[],
  { track, filter, page }: CandidateQuestion,
  pageSize = PAGE_SIZE,
): Promise<{ items: Candidate[]; total: number }> {
  const own = kindsOf(kinds, track)
  const ids = inOrder(narrow(db, own, filter).select('tasks.id'))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
  const [items, counted] = await Promise.all([
    readItems(db, ids),
    narrow(db, own, filter)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { items: await judged(db, items), total: counted.total }
}

/** The ids of all that the filter finds and nothing keeps on control; those in another draft are left to it. */
export async function removableIds(
  db: Database,
  kinds: readonly DocumentKind[],
  filter: CandidateFilter,
): Promise<string[]> {
  const ids = inOrder(narrow(db, kindsOf(kinds, 'decision'), filter).select('tasks.id')).limit(MOST_ITEMS)
  const items = await judged(db, await readItems(db, ids))
  return items.filter(({ blocks, draft }) => blocks.length === 0 && !draft).map(({ id }) => id)
}

/** The number of executed tasks for this way out of control, shown in its tab. */
export async function countCandidates(
  db: Database,
  kinds: readonly DocumentKind[],
  track: CandidateQuestion['track'],
): Promise<number> {
  const row = await narrow(db, kindsOf(kinds, track), { state: 'executed' })
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return row.total
}

type Found = Omit<Candidate, 'blocks' | 'staying'>
type Tasks<O> = SelectQueryBuilder<Tables, 'tasks' | 'documents', O>

function kindsOf(kinds: readonly DocumentKind[], track: CandidateQuestion['track']): DocumentKind[] {
  const leaves = track === 'decision' ? 'removal-decision' : 'to-file'
  return kinds.filter(({ leavesControl }) => leavesControl === leaves)
}

function narrow(db: Database, kinds: DocumentKind[], filter: CandidateFilter): Tasks<object> {
  const own = kinds.map(({ id }) => id).filter((id) => !filter.kind || id === filter.kind)
  let tasks = inState(
    db.read
      .selectFrom('tasks')
      .innerJoin('documents', 'documents.id', 'tasks.document_id')
      .where(asCondition(onControl, 'tasks'))
      .where('documents.annulled_on', 'is', null)
      .where('tasks.kind', 'in', listed(db, own)),
    filter,
  )
  if (filter.department) tasks = tasks.where('tasks.department_id', '=', filter.department)
  if (filter.from) tasks = tasks.where('tasks.executed_on', '>=', filter.from)
  if (filter.to) tasks = tasks.where('tasks.executed_on', '<=', filter.to)
  if (filter.text) tasks = tasks.where('tasks.document_id', 'in', asQuery(matchingDocuments(filter.text)))
  return tasks
}

function inState(tasks: Tasks<object>, { state }: CandidateFilter): Tasks<object> {
  switch (state) {
    case 'executed':
      return tasks.where('tasks.executed_on', 'is not', null)
    case 'waiting':
      return tasks.where('tasks.executed_on', 'is', null).where('tasks.reported_on', 'is not', null)
    case 'open':
      return tasks.where('tasks.executed_on', 'is', null).where('tasks.reported_on', 'is', null)
    default:
      return state satisfies never
  }
}

// Register order as far as SQL can sort it: an index usually begins with its number.
function inOrder<O>(tasks: Tasks<O>) {
  return tasks
    .orderBy(sql`(SELECT k.position FROM document_kinds k WHERE k.id = tasks.kind)`)
    .orderBy('tasks.registered_on')
    .orderBy(sql`CAST(documents.number AS INTEGER)`)
    .orderBy('documents.number')
    .orderBy('tasks.document_id')
    .orderBy('tasks.position')
}

async function readItems(
  db: Database,
  found: SelectQueryBuilder<Tables, 'tasks' | 'documents', { id: string }>,
): Promise<Found[]> {
  const ids = (await found.execute()).map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'tasks.document_id')
    .innerJoin('departments', 'departments.id', 'tasks.department_id')
    .leftJoin('people', 'people.id', 'tasks.lead_id')
    .select(['tasks.id', 'tasks.document_id', 'tasks.kind', 'documents.number', 'documents.registered_on'])
    .select(['documents.title', 'tasks.point', 'tasks.text', 'tasks.due_day', 'tasks.executed_on'])
    .select(['departments.name as department', 'people.short_name as person'])
    .select(
      sql<string | null>`(SELECT i.draft_id FROM removal_items i WHERE i.task_id = tasks.id
        AND i.draft_id NOT IN (SELECT draft_id FROM removal_adoptions) LIMIT 1)`.as('draft'),
    )
    .where('tasks.id', 'in', listed(db, ids))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function judged(db: Database, items: Found[]): Promise<Candidate[]> {
  if (items.length === 0) return []
  const rows = await db.read
    .selectFrom('tasks')
    .select(['id', 'document_id', 'point', 'seq', 'placed_on', 'removed_on', 'executed_on', 'completeness'])
    .select(['reported_on', 'due_day', 'parent_id', 'text'])
    .where('document_id', 'in', listed(db, [...new Set(items.map((item) => item.document_id))]))
    .orderBy('document_id')
    .orderBy('position')
    .execute()
  const byDocument = Map.groupBy(rows, (row) => row.document_id)
  return items.map((item) => {
    const points = byDocument.get(item.document_id)!
    const task = points.find(({ id }) => id === item.id)!
    const alone = new Set([item.id])
    const blocks = blocksOf({ task, ground: 'executed', points, annulled: false })
    return { ...item, blocks, staying: stayingOf(points, alone) }
  })
}
