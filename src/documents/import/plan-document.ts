import type { Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { ownColumns } from '../../journals/document-fields.ts'
import { type DocumentRow, reindexWords } from '../../journals/store.ts'
import { fold, foldNumber } from '../../kernel/fold.ts'
import { newId } from '../../kernel/id.ts'
import type { Fact, FieldChange } from '../../tasks/fact.ts'
import type { Task, TaskDraft } from '../../tasks/store.ts'
import type { Correspondents } from './correspondents.ts'
import type { DocumentOfFile } from './documents-of-rows.ts'
import { type DocumentOfRow, planRow, type RowContext } from './plan-row.ts'
import { because, type Rejection, rejectionOf } from './row-reasons.ts'
import type { RegisteredDocument } from './store.ts'

export interface DocumentContext extends RowContext {
  correspondents: Correspondents
}

/** What one document of the file makes of the register; each accepted row is counted once. */
export interface DocumentPlan {
  document: DocumentRow | null
  tasks: { draft: TaskDraft; facts: Fact[] }[]
  /** corrections of what is there */
  writes: Write[]
  created: number
  updated: number
  unchanged: number
  rejections: Rejection[]
}

/** Compares a document of the file with the register, cell by cell. */
export function planDocument(
  file: DocumentOfFile,
  registered: RegisteredDocument | undefined,
  context: DocumentContext,
): DocumentPlan {
  const plan: DocumentPlan = {
    document: null,
    tasks: [],
    writes: [],
    created: 0,
    updated: 0,
    unchanged: file.repeated,
    rejections: [],
  }
  if (registered?.document.annulled_on) {
    const reason = { column: 'number', reason: because.annulled } as const
    plan.rejections = file.rows.map(({ row }) => rejectionOf(row, [reason]))
    return plan
  }
  const own = pairTasks(file, registered?.tasks ?? [])
  const document = documentOfRows(file, registered)
  let position = Math.max(0, ...(registered?.tasks ?? []).map((task) => task.row.position))
  // The first row that is loaded carries what changes in the document itself.
  let carried = false
  for (const { row, task } of file.rows) {
    const undo = context.roster.mark()
    const outcome = task
      ? planRow({ row, cells: task, document, task: own.get(row), position: position + 1, context })
      : { outcome: 'unchanged' as const }
    if (outcome.outcome === 'rejected') {
      undo()
      plan.rejections.push(rejectionOf(row, outcome.reasons))
      continue
    }
    const ofDocument = carried
      ? 'unchanged'
      : carryDocument(plan, { id: document.id, file, registered }, context)
    carried = true
    if (outcome.outcome === 'created') {
      plan.tasks.push(outcome)
      position++
    } else if (outcome.outcome === 'updated') plan.writes.push(...outcome.writes)
    if (outcome.outcome === 'created' || ofDocument === 'created') plan.created++
    else if (outcome.outcome === 'updated' || ofDocument === 'updated') plan.updated++
    else plan.unchanged++
  }
  return plan
}

function documentOfRows(
  { kind, cells }: DocumentOfFile,
  registered: RegisteredDocument | undefined,
): DocumentOfRow {
  const there = registered?.document
  return {
    id: there?.id ?? newId(),
    kind,
    registeredOn: cells.registeredOn,
    receivedAt: cells.receivedAt === undefined ? (there?.received_at ?? null) : cells.receivedAt,
    signedOn:
      cells.correspondentDate === undefined ? (there?.correspondent_date ?? null) : cells.correspondentDate,
    title: cells.title!,
  }
}

/**
 * Which row is which task: the same point, and of several the one of the same words, else the next in order; of what is left,
 * the same words under another point, which is then corrected. Later control points of a periodic term are the register's
 * own; the row is the first.
 */
function pairTasks(file: DocumentOfFile, tasks: readonly Task[]): Map<number, Task> {
  const pairs = new Map<number, Task>()
  const free = Map.groupBy(
    tasks.filter((task) => task.row.series_place === 1),
    (task) => fold(task.row.point),
  )
  const pair = (fits: (task: Task, text: string) => boolean): void => {
    for (const { row, point, text } of file.points) {
      const ofPoint = free.get(fold(point)) ?? []
      const place = pairs.has(row) || (!point && !text) ? -1 : ofPoint.findIndex((task) => fits(task, text))
      if (place >= 0) pairs.set(row, ofPoint.splice(place, 1)[0]!)
    }
  }
  pair((task, text) => task.row.text === text)
  pair(() => true)
  const left = [...free.values()].flat()
  for (const { row, text } of file.points) {
    const place = pairs.has(row) || !text ? -1 : left.findIndex((task) => task.row.text === text)
    if (place >= 0) pairs.set(row, left.splice(place, 1)[0]!)
  }
  return pairs
}

function carryDocument(
  plan: DocumentPlan,
  { id, file, registered }: { id: string; file: DocumentOfFile; registered: RegisteredDocument | undefined },
  context: DocumentContext,
): 'created' | 'updated' | 'unchanged' {
  if (!registered) {
    plan.document = newDocument(id, file, context)
    return 'created'
  }
  const changes = changesOf(file, registered)
  if (changes.length === 0) return 'unchanged'
  plan.writes.push(...correctDocument(file, registered, changes, context))
  return 'updated'
}

function newDocument(
  id: string,
  { key, cells }: DocumentOfFile,
  { correspondents, now }: DocumentContext,
): DocumentRow {
  return {
    id,
    kind: key.kind,
    journal_year: key.year,
    number: key.number,
    number_key: foldNumber(key.number),
    registered_on: cells.registeredOn,
    ...ownColumns({ title: cells.title!, receivedAt: cells.receivedAt }),
    correspondent_id: cells.correspondent ? correspondents.idOf(cells.correspondent) : null,
    correspondent_number: cells.correspondentNumber ?? null,
    correspondent_number_key: cells.correspondentNumber ? foldNumber(cells.correspondentNumber) : null,
    correspondent_date: cells.correspondentDate ?? null,
    version: 1,
    annulled_on: null,
    annulment_reason: null,
    recorded_at: now,
    recorded_by: null,
  }
}

interface DocumentChange extends FieldChange {
  field:
    | 'registered_on'
    | 'received_at'
    | 'correspondent'
    | 'correspondent_number'
    | 'correspondent_date'
    | 'title'
}

function changesOf(
  { cells }: DocumentOfFile,
  { document, editedByHand }: RegisteredDocument,
): DocumentChange[] {
  const said: Record<DocumentChange['field'], string | null | undefined> = {
    registered_on: cells.registeredOn,
    received_at: cells.receivedAt,
    correspondent: cells.correspondent,
    correspondent_number: cells.correspondentNumber,
    correspondent_date: cells.correspondentDate,
    title: cells.title,
  }
  return (Object.keys(said) as DocumentChange['field'][]).flatMap((field): DocumentChange[] => {
    const [from, to] = [document[field], said[field]]
    if (to === undefined || to === from) return []
    if (field === 'correspondent' && from && to && fold(from) === fold(to)) return []
    // An empty cell takes away only what a file has brought.
    if (to === null && document.recorded_by !== null) return []
    // A file with the old value must not undo a correction made by hand.
    if (editedByHand.some((change) => change.field === field && change.from === to)) return []
    return [{ field, from, to }]
  })
}

function correctDocument(
  { cells }: DocumentOfFile,
  { document }: RegisteredDocument,
  changes: DocumentChange[],
  { db, correspondents, now }: DocumentContext,
): Write[] {
  const to = Object.fromEntries(changes.map((change) => [change.field, change.to]))
  const { correspondent, ...columns } = to
  const version = document.version + 1
  const recorded = { document_id: document.id, version, recorded_at: now, recorded_by: null }
  const name = correspondent === undefined ? document.correspondent : correspondent
  const words = {
    documentId: document.id,
    taskId: '',
    text: `${to['title'] ?? document.title} ${name ?? ''}`,
  }
  return [
    // Two who correct one version collide on this key.
    insertRows('document_changes', [{ ...recorded, changes: JSON.stringify(changes) }]),
    db.read
      .updateTable('documents')
      .set({
        ...columns,
        ...(correspondent === undefined
          ? {}
          : { correspondent_id: correspondent ? correspondents.idOf(correspondent) : null }),
        ...('correspondent_number' in to
          ? {
              correspondent_number_key: to['correspondent_number']
                ? foldNumber(to['correspondent_number'])
                : null,
            }
          : {}),
        version,
      })
      .where('id', '=', document.id),
    // Lists of tasks are ordered by the day of their document.
    ...('registered_on' in to
      ? [
          db.read
            .updateTable('tasks')
            .set({ registered_on: cells.registeredOn })
            .where('document_id', '=', document.id),
        ]
      : []),
    ...('title' in to || correspondent !== undefined ? reindexWords(db, words) : []),
  ]
}
