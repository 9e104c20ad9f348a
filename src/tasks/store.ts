import type { Insertable, Selectable, Updateable } from 'kysely'
import { asCondition } from '../db/as-query.ts'
import type { Database, Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'
import { insertRows } from '../db/insert-rows.ts'
import { listed } from '../db/listed.ts'
import type { Tables } from '../db/tables.ts'
import { inWork, unfinished } from '../deadlines/on-control.ts'
import type { Executor } from '../people/executor.ts'
import type { Fact, RemovalGround } from './fact.ts'
import type { AdoptedDecision } from './retraction.ts'
import { leadOf, NEVER, type TaskState, taskState } from './task-state.ts'

export type TaskRow = Selectable<Tables['tasks']>
type FactRow = Selectable<Tables['task_facts']>

/** A task with all that ever happened to it. */
export interface Task {
  row: TaskRow
  facts: Fact[]
  state: TaskState
}

/** The task, or undefined; `visibility.ts` checks whether the person may see it. */
export async function findTask(db: Database, id: string): Promise<Task | undefined> {
  const row = await db.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst()
  return row && (await withFacts(db, [row]))[0]
}

/** The tasks of these documents, in the order of their points. */
export async function tasksOfDocuments(db: Database, documentIds: readonly string[]): Promise<Task[]> {
  if (documentIds.length === 0) return []
  const rows = await db.read
    .selectFrom('tasks')
    .selectAll()
    .where('document_id', 'in', listed(db, documentIds))
    .orderBy('document_id')
    .orderBy('position')
    .execute()
  return withFacts(db, rows)
}

/** The facts of these tasks, in the order they were recorded; those of some kinds alone where they are named. */
export async function factsOf(
  db: Database,
  taskIds: readonly string[],
  kinds?: readonly Fact['kind'][],
): Promise<Map<string, Fact[]>> {
  const facts = new Map<string, Fact[]>(taskIds.map((id) => [id, []]))
  if (taskIds.length === 0) return facts
  const rows = await db.read
    .selectFrom('task_facts')
    .selectAll()
    .where('task_id', 'in', listed(db, taskIds))
    .$if(kinds !== undefined, (these) => these.where('kind', 'in', kinds!))
    .orderBy('task_id')
    .orderBy('seq')
    .execute()
  for (const row of rows) facts.get(row.task_id)?.push(factOfRow(row))
  return facts
}

/** Those of these tasks that there are, in no order. */
export async function tasksByIds(db: Database, ids: readonly string[]): Promise<Task[]> {
  if (ids.length === 0) return []
  const rows = await db.read.selectFrom('tasks').selectAll().where('id', 'in', listed(db, ids)).execute()
  return withFacts(db, rows)
}

/** Tasks that name the department and are not done with: still to be removed from control, or, handed on, to be executed. */
export async function openTasksOfDepartment(db: Database, departmentId: string): Promise<Task[]> {
  const rows = await db.read
    .selectFrom('tasks')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb.selectFrom('task_executors').select('task_id').where('department_id', '=', departmentId),
    )
    .where(asCondition(unfinished))
    .orderBy('id')
    .execute()
  return withFacts(db, rows)
}

/** The points of these documents that are on control, and nothing of them is executed or reported. */
export function pointsInWork(
  db: Database,
  documentIds: readonly string[],
): Promise<Pick<TaskRow, 'id' | 'document_id' | 'point' | 'text'>[]> {
  return db.read
    .selectFrom('tasks')
    .select(['id', 'document_id', 'point', 'text'])
    .where('document_id', 'in', listed(db, documentIds))
    .where(asCondition(inWork))
    .where('partly_on', 'is', null)
    .orderBy('position')
    .execute()
}

/** The decisions adopted here that name points of these documents in their annexes, by task. */
export async function adoptedDecisions(
  db: Database,
  documentIds: readonly string[],
): Promise<Map<string, AdoptedDecision[]>> {
  const rows = await db.read
    .selectFrom('tasks')
    .innerJoin('removal_items as item', 'item.task_id', 'tasks.id')
    .innerJoin('removal_adoptions as adoption', 'adoption.draft_id', 'item.draft_id')
    .leftJoin('removal_reversals as reversal', 'reversal.draft_id', 'item.draft_id')
    .select(['tasks.id', 'adoption.number', 'adoption.adopted_on as on', 'reversal.decided_on as reversedOn'])
    .where('tasks.document_id', 'in', listed(db, documentIds))
    .execute()
  return Map.groupBy(rows, ({ id }) => id)
}

/** The tasks below this one: what its lead has handed on. */
export async function tasksBelow(db: Database, id: string): Promise<TaskRow[]> {
  return db.read.selectFrom('tasks').selectAll().where('parent_id', '=', id).orderBy('position').execute()
}

/** The place of the last task of a document; 0 where it has none. */
export async function lastPosition(db: Database, documentId: string): Promise<number> {
  const row = await db.read
    .selectFrom('tasks')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row?.position ?? 0
}

async function withFacts(db: Database, rows: TaskRow[]): Promise<Task[]> {
  const facts = await factsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => {
    const own = facts.get(row.id) ?? []
    return { row, facts: own, state: taskState(own) }
  })
}

/** A task before its first facts: what never changes, and what `edited` changes. */
export type TaskDraft = Pick<
  Insertable<Tables['tasks']>,
  | 'id'
  | 'document_id'
  | 'kind'
  | 'registered_on'
  | 'position'
  | 'point'
  | 'text'
  | 'question_id'
  | 'term'
  | 'term_steps'
  | 'series_id'
  | 'series_place'
  | 'parent_id'
  | 'special'
  | 'controller_id'
  | 'supervisor_id'
  | 'due_time'
>

/** A task that its first facts have just made. */
export function newTask({ draft, facts }: { draft: TaskDraft; facts: Fact[] }): Task {
  const state = taskState(facts)
  const row = { ...draft, first_recorded_at: facts[0]!.recordedAt, ...projection(state) }
  return { row: row as TaskRow, facts, state }
}

/** Writes that bring new tasks with their first facts into the register. */
export function insertTasks(tasks: readonly { draft: TaskDraft; facts: Fact[] }[]): Write[] {
  if (tasks.length === 0) return []
  const rows = tasks.map((task) => newTask(task).row)
  const executors = tasks.flatMap(({ draft, facts }) => executorRows(draft.id, taskState(facts).executors))
  const phases = tasks.flatMap(({ draft, facts }) => phaseRows(draft, facts))
  return [
    insertRows('tasks', rows),
    insertRows(
      'task_facts',
      tasks.flatMap(({ draft, facts }) => facts.map((fact) => rowOfFact(draft.id, fact))),
    ),
    insertRows('task_executors', executors),
    ...(phases.length > 0 ? [insertRows('task_phases', phases)] : []),
  ]
}

/**
 * Writes that add facts to a task and bring its columns along. The key (task, seq) stops the second of two writers;
 * `changes` are the columns that an `edited` fact among them names.
 */
export function appendFacts(
  db: Database,
  task: Task,
  added: readonly Fact[],
  changes: Updateable<Tables['tasks']> = {},
): Write[] {
  const state = taskState([...task.facts, ...added])
  const writes: Write[] = [
    // Two people may add facts at once: the guard fails for the one who read an older last seq, and the commit rolls back.
    guard('task-is-as-read', 'SELECT seq = ? FROM tasks WHERE id = ?', [task.row.seq, task.row.id]),
    insertRows(
      'task_facts',
      added.map((fact) => rowOfFact(task.row.id, fact)),
    ),
    db.read
      .updateTable('tasks')
      .set({ ...changes, ...projection(state) })
      .where('id', '=', task.row.id),
  ]
  writes.push(...rewritePhases([{ task, facts: [...task.facts, ...added] }]))
  if (JSON.stringify(state.executors) !== JSON.stringify(task.state.executors)) {
    writes.push(db.read.deleteFrom('task_executors').where('task_id', '=', task.row.id))
    writes.push(insertRows('task_executors', executorRows(task.row.id, state.executors)))
  }
  return writes
}

/**
 * Writes that add facts to many tasks at once, a statement per table however many they are; executors stay as they were.
 * One task that is not as it was read stops them all.
 */
export function appendFactsToMany(changes: readonly { task: Task; added: readonly Fact[] }[]): Write[] {
  if (changes.length === 0) return []
  const rows = changes.map(({ task, added }) => {
    const { row, facts } = task
    return { id: row.id, read: row.seq, ...projection(taskState([...facts, ...added])) }
  })
  const columns = Object.keys(rows[0]!).slice(2)
  const read = JSON.stringify(rows.map(({ id, read }) => [id, read]))
  return [
    guard(
      'tasks-are-as-read',
      `SELECT count(*) = ${rows.length} FROM json_each(?) j CROSS JOIN tasks t
        WHERE t.id = j.value ->> 0 AND t.seq = j.value ->> 1`,
      [read],
    ),
    insertRows(
      'task_facts',
      changes.flatMap(({ task, added }) => added.map((fact) => rowOfFact(task.row.id, fact))),
    ),
    {
      sql: `UPDATE tasks SET ${columns.map((column) => `${column} = j.value ->> '${column}'`).join(', ')}
        FROM json_each(?) j WHERE tasks.id = j.value ->> 'id'`,
      parameters: [JSON.stringify(rows)],
    },
    ...rewritePhases(changes.map(({ task, added }) => ({ task, facts: [...task.facts, ...added] }))),
  ]
}

/** The columns of `tasks` that repeat what the facts say. */
export function projection(state: TaskState) {
  const lead = leadOf(state.executors)
  if (!lead) throw new Error('a task without a lead executor')
  return {
    seq: state.lastSeq,
    department_id: lead.departmentId,
    lead_id: lead.personId,
    placed_on: state.controlPeriods[0]?.placedOn ?? null,
    first_due_day: state.firstDueDay,
    due_day: state.dueDay,
    due_order: state.dueDay ?? NEVER,
    granted_until: state.grantedUntil,
    extensions: state.extensions.length,
    due_version: state.dueVersion,
    reported_on: state.report?.executedOn ?? null,
    executed_on: state.executedOn,
    partly_on: state.partlyOn,
    completeness: state.completeness,
    removed_on: state.removedOn,
    withdrawn_on: state.withdrawnOn,
    lead_changed_on: state.leadChangedOn,
    turned_on: state.controlPeriods.length > 1 ? NEVER : (state.turns.at(-1) ?? null),
    extension_asked_on: state.request?.on ?? null,
    reassignment_proposed_on: state.proposal?.on ?? null,
    settled_on: state.settledOn,
    points_closed: state.points?.filter(({ executedOn }) => executedOn).length ?? null,
    backdated_at: state.backdatedAt,
    last_recorded_at: state.lastRecordedAt!,
  }
}

/** The values of the columns before each change of history; a task placed on control more than once is read from its facts. */
export function phaseRows(
  task: Pick<TaskDraft, 'id' | 'registered_on'>,
  facts: readonly Fact[],
): Insertable<Tables['task_phases']>[] {
  const { turns, controlPeriods } = taskState(facts)
  if (controlPeriods.length > 1) return []
  const days = [...new Set(turns)]
  return days.map((until, place) => {
    const then = projection(taskState(facts, { asOf: until }))
    return {
      task_id: task.id,
      since: days[place - 1] ?? '',
      until,
      registered_on: task.registered_on,
      department_id: then.department_id,
      placed_on: then.placed_on,
      removed_on: then.removed_on,
      executed_on: then.executed_on,
      completeness: then.completeness,
      first_due_day: then.first_due_day,
      due_day: then.due_day,
      withdrawn_on: then.withdrawn_on,
      lead_changed_on: then.lead_changed_on,
    }
  })
}

function rewritePhases(changes: readonly { task: Task; facts: readonly Fact[] }[]): Write[] {
  const turned = changes.filter(({ task, facts }) => task.row.turned_on || taskState(facts).turns.length > 0)
  if (turned.length === 0) return []
  const rows = turned.flatMap(({ task, facts }) => phaseRows(task.row, facts))
  return [
    {
      sql: 'DELETE FROM task_phases WHERE task_id IN (SELECT value FROM json_each(?))',
      parameters: [JSON.stringify(turned.map(({ task }) => task.row.id))],
    },
    ...(rows.length > 0 ? [insertRows('task_phases', rows)] : []),
  ]
}

function executorRows(
  taskId: string,
  executors: readonly Executor[],
): Insertable<Tables['task_executors']>[] {
  return executors.map((executor, index) => ({
    task_id: taskId,
    position: index + 1,
    role: executor.role,
    department_id: executor.departmentId,
    person_id: executor.personId,
  }))
}

function rowOfFact(taskId: string, fact: Fact): Insertable<Tables['task_facts']> {
  const { detail, ...columns } = columnsOf(fact)
  return {
    task_id: taskId,
    seq: fact.seq,
    kind: fact.kind,
    happened_on: fact.happenedOn,
    recorded_at: fact.recordedAt,
    recorded_by: fact.recordedBy,
    day: null,
    ground: null,
    decision_number: null,
    decision_date: null,
    retracts: 'corrects' in fact ? (fact.corrects ?? null) : null,
    answers: null,
    ...columns,
    detail: detailOf(detail, fact.byLink),
  }
}

// Only acts whose detail is an object, or that have none, can be done by a link.
function detailOf(detail: unknown, byLink: Fact['byLink']): string | null {
  if (byLink) return JSON.stringify({ ...(detail as object | undefined), byLink })
  return detail === undefined ? null : JSON.stringify(detail)
}

function columnsOf(fact: Fact): Partial<Omit<FactRow, 'detail'>> & { detail?: unknown } {
  switch (fact.kind) {
    case 'term-set':
      return { day: fact.day, ...(fact.points && { detail: { points: fact.points, ends: fact.ends } }) }
    case 'assigned':
      return { detail: fact.executors, ground: fact.ground ?? null, answers: fact.answers ?? null }
    case 'placed':
      return {}
    case 'extended':
      return {
        day: fact.until,
        ground: fact.ground,
        answers: fact.answers ?? null,
        detail: { decidedBy: fact.decidedBy },
      }
    case 'extension-asked':
      return { day: fact.until, ground: fact.reason }
    case 'extension-refused':
    case 'reassignment-declined':
      return { ground: fact.reason, answers: fact.answers }
    case 'acknowledged':
      return {}
    case 'noted':
      return { ground: fact.text }
    case 'part-reported': {
      const { departmentId, personId } = fact
      return { ground: fact.text, detail: { departmentId, personId } }
    }
    case 'delegated': {
      const { taskId: below, personId } = fact
      return { detail: { taskId: below, personId } }
    }
    case 'reassignment-proposed':
      return { ground: fact.reason, detail: { whose: fact.whose } }
    case 'reported': {
      const { executedOn, completeness, text, outgoing, despite, point } = fact
      return { day: executedOn, detail: { completeness, text, outgoing, despite, point } }
    }
    case 'returned':
      return { ground: fact.reason }
    case 'executed':
      return { detail: { completeness: fact.completeness, note: fact.note, point: fact.point } }
    case 'removed':
      return fact.ground.kind === 'decision'
        ? {
            ground: fact.ground.words,
            decision_number: fact.ground.number,
            decision_date: fact.ground.date,
            detail: { kind: 'decision' },
          }
        : { ground: fact.ground.words, detail: { kind: fact.ground.kind } }
    case 'returned-to-control': {
      const { ground, execution } = fact
      return { ground, ...(execution && { detail: { execution } }) }
    }
    case 'edited':
      return { detail: fact.changes }
    case 'retracted':
      return { retracts: fact.retracts, ground: fact.reason }
    default:
      return fact satisfies never
  }
}

/** A stored row as a fact again. */
function factOfRow(row: FactRow): Fact {
  const { seq, happened_on: happenedOn, recorded_at: recordedAt, recorded_by: recordedBy } = row
  const detail = row.detail === null ? null : JSON.parse(row.detail)
  const times = {
    seq,
    happenedOn,
    recordedAt,
    recordedBy,
    ...(detail?.byLink && { byLink: detail.byLink }),
  }
  const answers = row.answers === null ? {} : { answers: row.answers }
  const corrects = row.retracts === null ? {} : { corrects: row.retracts }
  switch (row.kind) {
    case 'term-set':
      return { ...times, kind: row.kind, day: row.day, ...detail, ...corrects }
    case 'assigned':
      return {
        ...times,
        kind: row.kind,
        executors: detail,
        ...(row.ground && { ground: row.ground }),
        ...answers,
        ...corrects,
      }
    case 'placed':
      return { ...times, kind: row.kind }
    case 'extended':
      return {
        ...times,
        kind: row.kind,
        until: row.day!,
        ground: row.ground,
        decidedBy: detail?.decidedBy ?? null,
        ...answers,
        ...corrects,
      }
    case 'extension-asked':
      return { ...times, kind: row.kind, until: row.day!, reason: row.ground! }
    case 'extension-refused':
    case 'reassignment-declined':
      return { ...times, kind: row.kind, reason: row.ground!, answers: row.answers! }
    case 'acknowledged':
      return { ...times, kind: row.kind }
    case 'noted':
      return { ...times, kind: row.kind, text: row.ground! }
    case 'part-reported':
      return { ...times, kind: row.kind, text: row.ground!, ...detail }
    case 'delegated':
      return { ...times, kind: row.kind, ...detail }
    case 'reassignment-proposed':
      return { ...times, kind: row.kind, reason: row.ground!, ...detail }
    case 'reported':
      return { ...times, kind: row.kind, executedOn: row.day!, ...detail }
    case 'returned':
      return { ...times, kind: row.kind, reason: row.ground! }
    case 'executed':
      return { ...times, kind: row.kind, ...detail }
    case 'removed':
      return { ...times, kind: row.kind, ground: groundOf(row, detail?.kind) }
    case 'returned-to-control':
      return { ...times, kind: row.kind, ground: row.ground!, ...detail }
    case 'edited':
      return { ...times, kind: row.kind, changes: detail }
    case 'retracted':
      return { ...times, kind: row.kind, retracts: row.retracts!, reason: row.ground }
    default:
      return row.kind satisfies never
  }
}

function groundOf(row: FactRow, kind: RemovalGround['kind']): RemovalGround {
  if (row.decision_date && row.decision_number) {
    return { kind: 'decision', number: row.decision_number, date: row.decision_date, words: row.ground ?? '' }
  }
  return kind === 'to-file' ? { kind, words: row.ground ?? '' } : { kind: 'other', words: row.ground }
}
