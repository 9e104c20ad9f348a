import type { Database, Write } from '../../db/database.ts'
import { nextControlPoint } from '../../deadlines/control-point.ts'
import type { TermDue } from '../../deadlines/due-of-term.ts'
import type { DocumentKind } from '../../journals/kind.ts'
import type { Reference } from '../../journals/reference.ts'
import { reindexWords } from '../../journals/store.ts'
import { addDays, type Day, formatDay, type Instant } from '../../kernel/day.ts'
import type { Executor } from '../../people/executor.ts'
import type { Fact, FieldChange, LaidPoint } from '../../tasks/fact.ts'
import { type Laid, layPoints } from '../../tasks/lay-points.ts'
import { blankTask, type Event, firstEvents, toFacts } from '../../tasks/open-task.ts'
import { appendFacts, type Task, type TaskDraft } from '../../tasks/store.ts'
import { dueOf } from '../../tasks/task-draft.ts'
import { taskState } from '../../tasks/task-state.ts'
import type { Column } from './columns.ts'
import { type FactsOfRow, laterEvents, reconcileFacts } from './reconcile-facts.ts'
import type { TaskCells } from './register-row.ts'
import type { Roster } from './roster.ts'
import { because, type CellReason } from './row-reasons.ts'

export interface RowContext {
  db: Database
  reference: Reference
  roster: Roster
  now: Instant
  today: Day
}

/** The document of a row, as it will stand once the file is loaded. */
export interface DocumentOfRow {
  id: string
  kind: DocumentKind
  registeredOn: Day
  receivedAt: string | null
  signedOn: Day | null
  title: string
}

export type RowPlan =
  | { outcome: 'created'; draft: TaskDraft; facts: Fact[] }
  | { outcome: 'updated'; writes: Write[] }
  | { outcome: 'unchanged' }
  | { outcome: 'rejected'; reasons: CellReason[] }

/** A row of the file with what it is about. */
export interface GivenRow {
  /** its place in the file */
  row: number
  cells: TaskCells
  document: DocumentOfRow
  /** the task the register has already */
  task: Task | undefined
  /** where a new one stands in its document */
  position: number
  context: RowContext
}

/** What a row makes of its task: a new one, a corrected one, or nothing where the register has it so already. */
export function planRow(given: GivenRow): RowPlan {
  const reasons: CellReason[] = []
  const factsOfRow = readFacts(given, reasons)
  if (reasons.length > 0) return { outcome: 'rejected', reasons }
  return given.task ? correctTask(given, given.task, factsOfRow) : newTask(given, factsOfRow)
}

type FactsWithTerm = FactsOfRow & { term?: { due: Day | null; json: string; laid?: Laid; found: TermDue } }

function newTask({ row, cells, document, position, context }: GivenRow, factsOfRow: FactsWithTerm): RowPlan {
  const { roster, now, today } = context
  if (!factsOfRow.executors) return rejected('lead', because.noExecutor)
  const events = [
    ...firstEvents({
      executors: factsOfRow.executors,
      due: factsOfRow.term?.due ?? null,
      since: document.registeredOn,
      placedOn: factsOfRow.placedOn ?? null,
      laid: factsOfRow.term?.laid ?? null,
    }),
    ...laterEvents(factsOfRow, today),
  ]
  const facts = toFacts(events, 0, { recordedAt: now, recordedBy: null })
  if (factsOfRow.removal && taskState(facts).controlPeriods.length === 0)
    return rejected('removed', because.removedNeverTaken)
  const draft: TaskDraft = {
    ...blankTask({ ...document, kind: document.kind.id }, position),
    point: cells.point,
    text: cells.text || document.title,
    ...(factsOfRow.term ? termColumns(factsOfRow.term) : { term: JSON.stringify({ kind: 'none' }) }),
    special: cells.special ? 1 : 0,
    controller_id: cells.controller ? roster.person(cells.controller, row).id : null,
    supervisor_id: cells.supervisor ? roster.person(cells.supervisor, row).id : null,
  }
  return { outcome: 'created', draft, facts }
}

function correctTask(given: GivenRow, task: Task, factsOfRow: FactsWithTerm): RowPlan {
  const { db, now, today } = given.context
  const { events, reasons } = reconcileFacts(task, factsOfRow, today)
  if (reasons.length > 0) return { outcome: 'rejected', reasons }
  const { changes, columns } = editsOf(given, task)
  if (events.some((event) => event.kind === 'term-set') && factsOfRow.term)
    Object.assign(columns, termColumns(factsOfRow.term))
  const all: Event[] = [
    ...events,
    ...(changes.length > 0 ? [{ kind: 'edited' as const, changes, happenedOn: today }] : []),
  ]
  if (all.length === 0) return { outcome: 'unchanged' }
  const facts = toFacts(all, task.row.seq, { recordedAt: now, recordedBy: null })
  if (factsOfRow.removal && taskState([...task.facts, ...facts]).controlPeriods.length === 0)
    return rejected('removed', because.removedNeverTaken)
  const words = { documentId: task.row.document_id, taskId: task.row.id, text: columns.text ?? '' }
  return {
    outcome: 'updated',
    writes: [...appendFacts(db, task, facts, columns), ...(columns.text ? reindexWords(db, words) : [])],
  }
}

/** Words, overseers and the mark of special control: cells that are columns of the task. */
function editsOf(
  { row, cells, document, context: { roster } }: GivenRow,
  { row: task, facts }: Task,
): { changes: FieldChange[]; columns: Partial<TaskDraft> } {
  const changes: FieldChange[] = []
  const columns: Partial<TaskDraft> = {}
  const byHand = facts.flatMap((fact) =>
    fact.kind === 'edited' && fact.recordedBy !== null ? fact.changes : [],
  )
  const edit = (change: FieldChange, column: Partial<TaskDraft>): void => {
    // A file with the old value must not undo a correction made by hand.
    if (byHand.some(({ field, from }) => field === change.field && from === change.to)) return
    changes.push(change)
    Object.assign(columns, column)
  }
  if (cells.point !== task.point)
    edit({ field: 'point', from: task.point || null, to: cells.point || null }, { point: cells.point })
  const text = cells.text || document.title
  if (text !== task.text) edit({ field: 'text', from: task.text, to: text }, { text })
  for (const who of ['controller', 'supervisor'] as const) {
    const name = cells[who]
    if (name === undefined) continue
    const stands = task[`${who}_id`]
    if (name && stands && roster.bears(stands, name)) continue
    const person = name === null ? null : roster.person(name, row)
    if ((person?.id ?? null) === stands) continue
    const change = { field: who, from: roster.shortNameOf(stands), to: person?.short_name ?? null }
    edit(change, { [`${who}_id`]: person?.id ?? null })
  }
  const special = task.special === 1
  if (cells.special !== undefined && cells.special !== special)
    edit({ field: 'special', from: yes(special), to: yes(cells.special) }, { special: cells.special ? 1 : 0 })
  return { changes, columns }
}

function readFacts(given: GivenRow, reasons: CellReason[]): FactsWithTerm {
  const { cells, task } = given
  const { placedOn, extensions, executedOn, completeness, removedOn } = cells
  const state = task?.state
  // The half of a pair whose column the file has not is as the register has it.
  const kept = { completeness: state?.completeness ?? null, ground: state?.removal ?? NO_GROUND }
  const term = readTerm(given, placedOn ?? state?.controlPeriods[0]?.placedOn ?? null, reasons)
  return {
    executors: readExecutors(given, reasons),
    term,
    reported: readReports(given, term?.laid?.points ?? state?.points ?? [], reasons),
    placedOn,
    extensions,
    execution: executedOn && {
      on: executedOn,
      completeness: completeness === undefined ? kept.completeness : completeness,
    },
    partlyDone:
      completeness === undefined || executedOn === undefined
        ? undefined
        : completeness === 'partly' && !executedOn,
    removal: removedOn && { on: removedOn, ground: cells.ground ?? kept.ground },
  }
}

const NO_GROUND = { kind: 'other', words: null } as const

function readExecutors(
  { row, cells: { lead, others }, document: { registeredOn }, task, context: { roster } }: GivenRow,
  reasons: CellReason[],
): Executor[] | undefined {
  if (lead === undefined) return undefined
  const executors: Executor[] = []
  const add = (column: Column, words: string, role: Executor['role']): void => {
    const found = roster.executor(words, row, registeredOn)
    if (!found) reasons.push({ column, reason: because.noDepartment(words) })
    // A person named twice is one executor.
    else if (
      !executors.some((one) => one.departmentId === found.departmentId && one.personId === found.personId)
    )
      executors.push({ ...found, role })
  }
  add('lead', lead, 'lead')
  for (const words of others ?? []) add('others', words, 'co-executor')
  if (others === undefined && task)
    executors.push(...task.state.executors.filter((one) => one.role !== 'lead'))
  return executors
}

/** The points that were reported: each is named by the day of its period or by the working day to which that rolls. */
function readReports(
  { cells: { reported } }: GivenRow,
  points: readonly LaidPoint[],
  reasons: CellReason[],
): FactsOfRow['reported'] {
  return reported?.flatMap(({ point: given, on }) => {
    const point = points.find(({ due, named }) => given === named || given === due)
    if (!point) reasons.push({ column: 'reported', reason: because.noSuchPoint(formatDay(given)) })
    return point ? [{ point: point.due, on: on ?? point.due }] : []
  })
}

function readTerm(
  { cells: { term, countedFrom }, document, context: { reference, today } }: GivenRow,
  placedOn: Day | null,
  reasons: CellReason[],
): FactsWithTerm['term'] {
  if (term === undefined) return undefined
  if (term?.kind === 'periodic') {
    // Points count from the day that the row names, otherwise from the day after the task was taken.
    const after = countedFrom ? addDays(countedFrom, -1) : (placedOn ?? document.registeredOn)
    const laid = layPoints(term, after, today, reference.calendar)
    const { steps } = nextControlPoint(term, after, reference.calendar)
    const due = laid.points[0]?.due ?? null
    return { due, json: JSON.stringify(term), laid, found: { due, steps, law: '' } }
  }
  const given = term ?? { kind: 'none' as const }
  const due = dueOf(given, document, reference)
  if (!due.ok) {
    const { code, facts } = due.refusals[0]!
    const reason =
      code === 'unknown-mark'
        ? because.unknownMark(String(facts?.['given']), String(facts?.['known']))
        : because.needsHour
    reasons.push({ column: 'term', reason })
    return undefined
  }
  if (due.value.due && due.value.due < document.registeredOn)
    reasons.push({ column: 'term', reason: because.dueBeforeRegistration(formatDay(document.registeredOn)) })
  return { due: due.value.due, json: JSON.stringify(given), found: due.value }
}

function termColumns({ json, found }: NonNullable<FactsWithTerm['term']>) {
  return {
    term: json,
    term_steps: JSON.stringify({ steps: found.steps, law: found.law }),
    due_time: found.dueTime ?? null,
  }
}

function rejected(column: Column, reason: string): RowPlan {
  return { outcome: 'rejected', reasons: [{ column, reason }] }
}

function yes(value: boolean): string {
  return value ? 'так' : 'ні'
}
