import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { dueOfPoint, type PointState } from '../../tasks/control-points.ts'
import type { Completeness } from '../../tasks/fact.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, leadOn, type TaskState, taskState } from '../../tasks/task-state.ts'
import { boundsOf, countedBefore, type ReportQuery } from '../query/query.ts'
import {
  annulledDocuments,
  answeringByFacts,
  type RecordedLater,
  rowidsRecordedLater,
  startOf,
} from './task-conditions.ts'

/** A task whose columns say too much, as its facts say for the day and the instant of the query. */
export interface HistoricalTask {
  id: string
  documentId: string
  kind: string
  seriesPlace: number
  /** who held it when the counting days ended, when it was executed, and when its term came or it was executed by it */
  departmentId: string
  executedBy: string
  owedBy: string
  controlPeriods: TaskState['controlPeriods']
  stays: TaskState['stays']
  executedOn: Day | null
  completeness: Completeness | null
  firstDueDay: Day | null
  dueDay: Day | null
  withdrawnOn: Day | null
  /** of a periodic instruction: its points, each with its own term and outcome; the stock holds the instruction alone */
  points: HistoricalPoint[] | null
}

interface HistoricalPoint {
  firstDueDay: Day
  dueDay: Day
  executedOn: Day | null
  executedBy: string
  owedBy: string
}

/** What the columns do not tell. */
export interface HistoricalTasks {
  later: RecordedLater
  tasks: HistoricalTask[]
}

const AT_ONCE = 1000

/** The tasks recorded later than the query wants to know, read once for all statements that leave them out. */
export async function recordedLater(db: Database, query: ReportQuery): Promise<RecordedLater> {
  const rowids = rowidsRecordedLater(query)
  if (!rowids) return null
  const { rows } = await sql<{ rowid: number }>`${rowids}`.execute(db.read)
  return JSON.stringify(rows.map(({ rowid }) => rowid))
}

/**
 * The tasks whose columns do not answer: several times on control, handed over on the counting days, changed after `knownOn`, turned
 * after the counting days without a row for the time before. Their facts are read a thousand tasks at a time. Those not recorded by `knownOn` are left out.
 */
export async function historicalTasks(
  db: Database,
  query: ReportQuery,
  { kinds, later }: { kinds?: readonly string[]; later?: RecordedLater } = {},
): Promise<HistoricalTasks> {
  const left = later === undefined ? await recordedLater(db, query) : later
  const { rows } = await sql<RowOfTask>`
    SELECT id, document_id, kind, series_place FROM tasks
    WHERE id IN (${answeringByFacts(query, left)}) AND parent_id IS NULL
    ${kinds ? sql`AND +kind IN (${sql.join(kinds)})` : sql``}
    AND document_id NOT IN (${annulledDocuments(query)})`.execute(db.read)
  const tasks: HistoricalTask[] = []
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const some = rows.slice(first, first + AT_ONCE)
    const facts = await factsOf(
      db,
      some.map(({ id }) => id),
    )
    for (const row of some) {
      const state = taskState(facts.get(row.id) ?? [], boundsOf(query))
      const lead = leadOf(state.executors)
      if (lead) tasks.push(historicalTask(row, lead.departmentId, state))
    }
  }
  return { later: left, tasks }
}

export interface RowOfTask {
  id: string
  document_id: string
  kind: string
  series_place: number
}

/** The task of a row, as computed from its facts. */
export function historicalTask(row: RowOfTask, departmentId: string, state: TaskState): HistoricalTask {
  const { controlPeriods, stays, executedOn, completeness, firstDueDay, dueDay, withdrawnOn } = state
  const executedBy = state.executedBy ?? departmentId
  const inTime = executedOn !== null && dueDay !== null && executedOn <= dueDay
  return {
    id: row.id,
    documentId: row.document_id,
    kind: row.kind,
    seriesPlace: row.series_place,
    departmentId,
    executedBy,
    owedBy: inTime ? executedBy : ((dueDay && leadOn(state, dueDay)) ?? departmentId),
    controlPeriods,
    stays,
    executedOn,
    completeness,
    firstDueDay,
    dueDay,
    withdrawnOn,
    points: state.points?.map((point) => historicalPoint(point, departmentId, state)) ?? null,
  }
}

function historicalPoint(point: PointState, departmentId: string, state: TaskState): HistoricalPoint {
  const dueDay = dueOfPoint(point)
  const { due: firstDueDay, executedOn } = point
  const executedBy = point.executedBy ?? departmentId
  const inTime = executedOn !== null && executedOn <= dueDay
  const owedBy = inTime ? executedBy : (leadOn(state, dueDay) ?? departmentId)
  return { firstDueDay, dueDay, executedOn, executedBy, owedBy }
}

/**
 * Tasks as rows of a statement, under the names that the columns of `tasks` have, with what `RowMarks` says beside: one row for each
 * stay on control, and one for each department that other figures count the task for.
 */
export function historicalRows(tasks: readonly HistoricalTask[], query: ReportQuery) {
  const rows = tasks.flatMap((task) => [
    ...task.stays.map((stay) => rowOf(task, query, stay.departmentId, stay)),
    ...(task.points
      ? [rowOf(task, query, task.departmentId), ...pointRows(task, query, task.points)]
      : [...new Set([task.departmentId, task.executedBy, task.owedBy])].map((one) =>
          rowOf(task, query, one),
        )),
  ])
  const columns = rowColumns.map((name, place) => sql`value ->> ${sql.lit(place)} AS ${sql.ref(name)}`)
  return sql`(SELECT ${sql.join(columns)} FROM json_each(${JSON.stringify(rows)}))`
}

const rowColumns = [
  'id',
  'document_id',
  'kind',
  'series_place',
  'department_id',
  'placed_on',
  'removed_on',
  'withdrawn_on',
  'executed_on',
  'completeness',
  'first_due_day',
  'due_day',
  'handed_in',
  'handed_out',
  'placed',
  'within',
  'on_control',
  'holds',
  'executes',
  'owes',
] as const

// A point counts by its own day: what is owed and what was executed, and nothing of the stock.
function pointRows(task: HistoricalTask, query: ReportQuery, points: readonly HistoricalPoint[]) {
  const { controlPeriods } = task
  const [start, end] = [controlPeriods[0]?.placedOn, controlPeriods.at(-1)?.removedOn]
  // What the instruction left control before is owed no more.
  const owed = points.filter(({ executedOn, dueDay }) => start && (executedOn || !end || dueDay < end))
  const within = wasOnControlWithin(task, query) ? 1 : 0
  return owed.flatMap((point) =>
    [...new Set([point.executedBy, point.owedBy])].map((departmentId) => [
      task.id,
      task.documentId,
      task.kind,
      task.seriesPlace,
      departmentId,
      null,
      null,
      null,
      point.executedOn,
      task.completeness,
      point.firstDueDay,
      point.dueDay,
      0,
      0,
      1,
      within,
      0,
      0,
      departmentId === point.executedBy ? 1 : 0,
      departmentId === point.owedBy ? 1 : 0,
    ]),
  )
}

// What happens on control is counted in the rows of its stays, all else in the others.
function rowOf(
  task: HistoricalTask,
  query: ReportQuery,
  departmentId: string,
  stay?: TaskState['stays'][number],
) {
  const holds = !stay && departmentId === task.departmentId
  return [
    task.id,
    task.documentId,
    task.kind,
    task.seriesPlace,
    departmentId,
    stay?.since ?? null,
    stay?.until ?? null,
    stay ? (stay.withdrawn ? stay.until : null) : task.withdrawnOn,
    task.executedOn,
    task.completeness,
    task.firstDueDay,
    task.dueDay,
    stay?.handedIn ? 1 : 0,
    stay?.handedOut ? 1 : 0,
    task.controlPeriods.length > 0 ? 1 : 0,
    !stay && wasOnControlWithin(task, query) ? 1 : 0,
    holds && task.controlPeriods.at(-1)?.removedOn === null ? 1 : 0,
    holds ? 1 : 0,
    !stay && !task.points && departmentId === task.executedBy ? 1 : 0,
    !stay && !task.points && departmentId === task.owedBy ? 1 : 0,
  ]
}

function wasOnControlWithin({ controlPeriods }: HistoricalTask, query: ReportQuery): boolean {
  const [start, end] = [startOf(query), countedBefore(query)]
  return controlPeriods.some(
    ({ placedOn, removedOn }) => placedOn < end && (removedOn === null || removedOn >= start),
  )
}
