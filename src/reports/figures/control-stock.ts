import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { addDays, type Day, type Instant } from '../../kernel/day.ts'
import { historicalTasks, recordedLater } from './historical-tasks.ts'
import { annulledDocuments, answersByColumns, phaseRows } from './task-conditions.ts'
import { taskConditions } from './task-figures.ts'

/** A task on control at the beginning of a day. */
export interface StockedTask {
  id: string
  kind: string
  departmentId: string
}

/** All that is on control at the beginning of a day, as the columns and, where those do not answer, the facts say. */
export async function controlStock(
  db: Database,
  day: Day,
  knownOn: Instant | null,
): Promise<Map<string, StockedTask>> {
  const dayBefore = addDays(day, -1)
  const query = { period: { from: dayBefore, to: dayBefore }, asOf: day, knownOn }
  const { closing } = taskConditions(query)
  const later = await recordedLater(db, query)
  const [{ rows }, historical] = await Promise.all([
    sql<StockedTask>`SELECT id, kind, department_id AS "departmentId" FROM tasks
      WHERE ${closing} AND parent_id IS NULL
        AND ${answersByColumns(query, later)} AND document_id NOT IN (${annulledDocuments(query)})
      UNION ALL SELECT id, kind, department_id FROM ${phaseRows(query, later)} WHERE ${closing}`.execute(
      db.read,
    ),
    historicalTasks(db, query, { later }),
  ])
  const stock = new Map(rows.map((row) => [row.id, row]))
  for (const { id, kind, departmentId, controlPeriods } of historical.tasks)
    if (controlPeriods.at(-1)?.removedOn === null) stock.set(id, { id, kind, departmentId })
  return stock
}
