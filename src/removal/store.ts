import type { Database, Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'
import { insertRows } from '../db/insert-rows.ts'
import { listed } from '../db/listed.ts'
import type { DocumentKind } from '../journals/kind.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { foldNumber } from '../kernel/fold.ts'
import { executorLabel } from '../people/executor.ts'
import type { ExecutionChoice } from '../tasks/fact.ts'
import { type Task, tasksOfDocuments } from '../tasks/store.ts'
import { leadOf } from '../tasks/task-state.ts'
import { inRegisterOrder } from './annex.ts'
import { blocksOf, stayingOf } from './block.ts'
import type { GroundName } from './ground.ts'
import type { Adoption, Removal, RemovalItem, Reversal, Wording } from './removal.ts'

/** A stored item; without a seq before the task was reviewed. */
export interface ItemKey {
  task: string
  ground: GroundName
  seq?: number
}

/** The decision with the current state of its items, in register order. */
export async function findRemoval(
  db: Database,
  kinds: readonly DocumentKind[],
  id: string,
): Promise<Removal | undefined> {
  const [draft, items, adoption, reversal] = await Promise.all([
    db.read.selectFrom('removal_drafts').selectAll().where('id', '=', id).executeTakeFirst(),
    db.read.selectFrom('removal_items').selectAll().where('draft_id', '=', id).execute(),
    db.read.selectFrom('removal_adoptions').selectAll().where('draft_id', '=', id).executeTakeFirst(),
    db.read.selectFrom('removal_reversals').selectAll().where('draft_id', '=', id).executeTakeFirst(),
  ])
  if (!draft) return undefined
  const keys = items.map(({ task_id, ground, seq }) => ({ task: task_id, ground, seq }))
  const described = await describeItems(db, kinds, keys)
  return {
    id,
    version: draft.version,
    recordedAt: draft.recorded_at,
    wording: {
      title: draft.title,
      preamble: draft.preamble,
      points: draft.points,
      place: draft.place,
      signedBy: draft.signed_by,
      annexSignedBy: draft.annex_signed_by,
    },
    items: described,
    adoption: adoption
      ? {
          number: adoption.number,
          on: adoption.adopted_on,
          documentId: adoption.document_id,
          annex: JSON.parse(adoption.annex),
        }
      : null,
    reversal: reversal
      ? {
          number: reversal.number,
          on: reversal.decided_on,
          reason: reversal.reason,
          tasks: reversal.tasks,
          execution: executionOf(described, reversal.recorded_at),
        }
      : null,
  }
}

// The choice of execution is in the facts that the act recorded.
function executionOf(items: readonly RemovalItem[], recordedAt: Instant): ExecutionChoice | null {
  const fact = items
    .flatMap(({ task }) => task.facts)
    .find((one) => one.kind === 'returned-to-control' && one.recordedAt === recordedAt)
  return (fact?.kind === 'returned-to-control' && fact.execution) || null
}

/** The items with their tasks, documents and blocks; missing tasks are left out. */
export async function describeItems(
  db: Database,
  kinds: readonly DocumentKind[],
  keys: readonly ItemKey[],
): Promise<RemovalItem[]> {
  const documents = await documentsOf(
    db,
    keys.map(({ task }) => task),
  )
  const [tasks, names] = await Promise.all([tasksOfDocuments(db, [...documents.keys()]), namesOf(db)])
  const byId = new Map(tasks.map((task) => [task.row.id, task]))
  const byDocument = Map.groupBy(tasks, ({ row }) => row.document_id)
  const together = new Set(keys.map(({ task }) => task))
  const items = keys.flatMap(({ task: id, ground, seq }): RemovalItem[] => {
    const task = byId.get(id)
    const document = task && documents.get(task.row.document_id)
    if (!task || !document) return []
    const points = byDocument.get(document.id)!.map(({ row }) => row)
    const annulled = document.annulled_on !== null
    const blocks = blocksOf({ task: task.row, ground, seq, points, annulled })
    const staying = stayingOf(points, together)
    return [{ task, document, responsible: names(task), ground, seq: seq ?? task.row.seq, blocks, staying }]
  })
  return inRegisterOrder(items, kinds)
}

async function documentsOf(db: Database, taskIds: readonly string[]): Promise<Map<string, DocumentRow>> {
  if (taskIds.length === 0) return new Map()
  const rows = await db.read
    .selectFrom('documents')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb.selectFrom('tasks').select('tasks.document_id').where('tasks.id', 'in', listed(db, taskIds)),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function namesOf(db: Database): Promise<(task: Task) => string> {
  const [departments, people] = await Promise.all([
    db.read.selectFrom('departments').select(['id', 'name']).execute(),
    db.read.selectFrom('people').select(['id', 'short_name']).execute(),
  ])
  const department = new Map(departments.map(({ id, name }) => [id, name]))
  const person = new Map(people.map(({ id, short_name }) => [id, short_name]))
  return ({ state }) => {
    const lead = leadOf(state.executors)
    if (!lead) return ''
    return executorLabel({
      department: department.get(lead.departmentId) ?? '',
      person: (lead.personId && person.get(lead.personId)) ?? null,
    })
  }
}

/** Place and signatures of the newest draft: the council's own change seldom. */
export async function lastSignatures(
  db: Database,
): Promise<Pick<Wording, 'place' | 'signedBy' | 'annexSignedBy'> | undefined> {
  const row = await db.read
    .selectFrom('removal_drafts')
    .select(['place', 'signed_by', 'annex_signed_by'])
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { place: row.place, signedBy: row.signed_by, annexSignedBy: row.annex_signed_by }
}

export function insertDraft(removal: Removal, recordedBy: string | null): Write[] {
  return [
    insertRows('removal_drafts', [
      {
        id: removal.id,
        ...columnsOf(removal.wording),
        version: removal.version,
        recorded_at: removal.recordedAt,
        recorded_by: recordedBy,
      },
    ]),
    ...insertItems(removal.id, removal.items),
  ]
}

export function insertItems(id: string, items: readonly RemovalItem[]): Write[] {
  if (items.length === 0) return []
  const rows = items.map(({ task, seq, ground }) => ({ draft_id: id, task_id: task.row.id, seq, ground }))
  return [insertRows('removal_items', rows)]
}

export function deleteItems(db: Database, id: string, taskIds: readonly string[]): Write {
  return db.read
    .deleteFrom('removal_items')
    .where('draft_id', '=', id)
    .where('task_id', 'in', listed(db, taskIds))
}

/** The first writes of every change of a draft: they stop a change of an older version. */
export function nextVersion(
  db: Database,
  { id, version }: Pick<Removal, 'id' | 'version'>,
  wording?: Wording,
): Write[] {
  return [
    guard('draft-is-as-read', 'SELECT version = ? FROM removal_drafts WHERE id = ?', [version, id]),
    db.read
      .updateTable('removal_drafts')
      .set({ version: version + 1, ...(wording ? columnsOf(wording) : {}) })
      .where('id', '=', id),
  ]
}

export function insertAdoption(
  id: string,
  adoption: Adoption,
  recordedAt: Instant,
  recordedBy: string | null,
): Write {
  return insertRows('removal_adoptions', [
    {
      draft_id: id,
      number: adoption.number,
      number_key: foldNumber(adoption.number),
      adopted_on: adoption.on,
      document_id: adoption.documentId,
      annex: JSON.stringify(adoption.annex),
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    },
  ])
}

export function insertReversal(
  id: string,
  reversal: Reversal,
  recordedAt: Instant,
  recordedBy: string | null,
): Write {
  return insertRows('removal_reversals', [
    {
      draft_id: id,
      number: reversal.number,
      decided_on: reversal.on,
      reason: reversal.reason,
      tasks: reversal.tasks,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    },
  ])
}

/** Whether another decision of this number and day was adopted here. */
export async function isNumberTaken(db: Database, id: string, number: string, on: Day): Promise<boolean> {
  const row = await db.read
    .selectFrom('removal_adoptions')
    .select('draft_id')
    .where('adopted_on', '=', on)
    .where('number_key', '=', foldNumber(number))
    .where('draft_id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

/** The decision itself, if it is registered here under this number and day. */
export async function registeredDecision(db: Database, number: string, on: Day): Promise<string | null> {
  const row = await db.read
    .selectFrom('documents')
    .select('id')
    .where('kind', '=', 'executive-decision')
    .where('number_key', '=', foldNumber(number))
    .where('registered_on', '=', on)
    .where('annulled_on', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

function columnsOf({ title, preamble, points, place, signedBy, annexSignedBy }: Wording) {
  return { title, preamble, points, place, signed_by: signedBy, annex_signed_by: annexSignedBy }
}
