import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { addDays } from '../../kernel/day.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, taskState } from '../../tasks/task-state.ts'
import { SOON_DAYS } from '../query/days-before-report.ts'
import { boundsOf, countedBefore, type ReportQuery } from '../query/query.ts'
import { chunksOf, idsByDepartment } from './count-by-department.ts'
import type { FigureKey } from './figure-key.ts'
import { movedTerms } from './moved-terms.ts'
import { annulledDocuments, taskConditions } from './task-conditions.ts'

/** The tasks that a figure of the sheet of leadership counts, in the order of their making. */
export async function tasksOfLeadership(
  db: Database,
  query: ReportQuery,
  { figure, department }: Omit<Extract<FigureKey, { report: 'leadership' }>, 'report'>,
): Promise<string[]> {
  switch (figure) {
    case 'soon':
      return idsByDepartment(db, query, 'soon', soonConditions, department)
    case 'returned':
      return tasksWith(db, query, ['returned'])
    case 'changed':
      return changedTasks(db, query, department)
    case 'moved':
      return (await movedTerms(db, query)).moves.map(({ taskId }) => taskId)
    default:
      return figure satisfies never
  }
}

/** On control, not executed, and due within the next days. */
export function soonConditions(query: ReportQuery, onControl?: RawBuilder<unknown>) {
  const { dueToday, extended, inProgress } = taskConditions(query, onControl)
  return {
    soon: sql`((${dueToday}) OR (${extended}) OR (${inProgress})) AND due_day < ${addDays(query.asOf, SOON_DAYS)}`,
  }
}

// Whose they were then is told by their facts: one that was handed on since stays with whoever had it.
async function changedTasks(db: Database, query: ReportQuery, department: string): Promise<string[]> {
  const ids = await tasksWith(db, query, ['returned', 'extended'])
  const own: string[] = []
  for (const some of chunksOf(ids)) {
    const facts = await factsOf(db, some)
    for (const id of some) {
      const lead = leadOf(taskState(facts.get(id) ?? [], boundsOf(query)).executors)
      if (lead && (department === 'total' || department === lead.departmentId)) own.push(id)
    }
  }
  return own
}

// Each once, however often it was so; what was taken back as a mistake has not happened.
async function tasksWith(
  db: Database,
  query: ReportQuery,
  kinds: readonly ('returned' | 'extended')[],
): Promise<string[]> {
  const { period, knownOn } = query
  const known = (fact: 'f' | 'r') =>
    knownOn ? sql`AND ${sql.ref(`${fact}.recorded_at`)} <= ${knownOn}` : sql``
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT t.id FROM task_facts f CROSS JOIN tasks t ON t.id = f.task_id
    WHERE f.kind IN (${sql.join(kinds)}) AND f.happened_on >= ${period.from} AND f.happened_on < ${countedBefore(query)}
      ${known('f')} AND t.parent_id IS NULL AND t.document_id NOT IN (${annulledDocuments(query)})
      AND NOT EXISTS (SELECT 1 FROM task_facts r
        WHERE r.task_id = f.task_id AND r.kind = 'retracted' AND r.retracts = f.seq ${known('r')})
    ORDER BY t.id`.execute(db.read)
  return rows.map(({ id }) => id)
}
