import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { addDays, type Day, type Instant } from '../../kernel/day.ts'
import { toldLater, toldTasks } from './historical-tasks.ts'
import { annulledDocuments, answersByColumns, phaseRows, taskConditions } from './task-conditions.ts'

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
  const eve = addDays(day, -1)
  const question = { period: { from: eve, to: eve }, asOf: day, knownOn }
  const { closing } = taskConditions(question)
  const later = await toldLater(db, question)
  const [{ rows }, told] = await Promise.all([
    sql<StockedTask>`SELECT id, kind, department_id AS "departmentId" FROM tasks
      WHERE ${closing} AND parent_id IS NULL
        AND ${answersByColumns(question, later)} AND document_id NOT IN (${annulledDocuments(question)})
      UNION ALL SELECT id, kind, department_id FROM ${phaseRows(question, later)} WHERE ${closing}`.execute(
      db.read,
    ),
    toldTasks(db, question, { later }),
  ])
  const stock = new Map(rows.map((row) => [row.id, row]))
  for (const { id, kind, departmentId, spells } of told.tasks)
    if (spells.at(-1)?.removedOn === null) stock.set(id, { id, kind, departmentId })
  return stock
}
