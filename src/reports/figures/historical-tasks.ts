import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import type { Completeness } from '../../tasks/fact.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, type TaskState, taskState } from '../../tasks/task-state.ts'
import type { Period } from '../query/period.ts'
import { boundsOf, type ReportQuery } from '../query/query.ts'
import {
  annulledDocuments,
  answeringByFacts,
  type RecordedLater,
  rowidsRecordedLater,
} from './task-conditions.ts'

/** A task whose columns say too much, as its facts tell it for the day and the instant asked about. */
export interface HistoricalTask {
  id: string
  documentId: string
  kind: string
  seriesPlace: number
  registeredOn: Day
  departmentId: string
  spells: TaskState['spells']
  executedOn: Day | null
  completeness: Completeness | null
  firstDueDay: Day | null
  dueDay: Day | null
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
 * The tasks whose columns do not answer: several times on control, changed after `knownOn`, turned after the counting days without
 * a row for the time before. Their facts are read a thousand tasks at a time. Those nobody had recorded by `knownOn` are left out.
 */
export async function historicalTasks(
  db: Database,
  query: ReportQuery,
  { kinds, later }: { kinds?: readonly string[]; later?: RecordedLater } = {},
): Promise<HistoricalTasks> {
  const left = later === undefined ? await recordedLater(db, query) : later
  const { rows } = await sql<RowOfTask>`
    SELECT id, document_id, kind, series_place, registered_on FROM tasks
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
  registered_on: Day
}

/** The task of a row, as its facts told it. */
export function historicalTask(
  row: RowOfTask,
  departmentId: string,
  { spells, executedOn, completeness, firstDueDay, dueDay }: TaskState,
): HistoricalTask {
  return {
    id: row.id,
    documentId: row.document_id,
    kind: row.kind,
    seriesPlace: row.series_place,
    registeredOn: row.registered_on,
    departmentId,
    spells,
    executedOn,
    completeness,
    firstDueDay,
    dueDay,
  }
}

/**
 * Tasks as rows of a statement, under the names that the columns of `tasks` have. For a period several times on control are
 * as good as one: from the beginning of the first that meets the period to the end of the last that does.
 */
export function historicalRows(tasks: readonly HistoricalTask[], { from, to }: Period) {
  const rows = tasks.map((task) => {
    const met = task.spells.filter(
      ({ placedOn, removedOn }) => placedOn <= to && (removedOn === null || removedOn >= from),
    )
    return [
      task.id,
      task.documentId,
      task.kind,
      task.departmentId,
      met[0]?.placedOn ?? null,
      met.at(-1)?.removedOn ?? null,
      task.executedOn,
      task.completeness,
      task.firstDueDay,
      task.dueDay,
      task.spells.at(-1)?.removedOn === null ? 1 : 0,
      task.seriesPlace,
    ]
  })
  return sql`(SELECT value ->> 0 AS id, value ->> 1 AS document_id, value ->> 2 AS kind, value ->> 3 AS department_id,
    value ->> 4 AS placed_on, value ->> 5 AS removed_on, value ->> 6 AS executed_on, value ->> 7 AS completeness,
    value ->> 8 AS first_due_day, value ->> 9 AS due_day, value ->> 10 AS on_control, value ->> 11 AS series_place
    FROM json_each(${JSON.stringify(rows)}))`
}
