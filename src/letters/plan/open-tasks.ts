import { sql } from 'kysely'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { inWork } from '../../deadlines/on-control.ts'
import { NEVER } from '../../tasks/task-state.ts'
import type { OpenTask } from './plan-day.ts'

/**
 * Every task that may need a reminder: on control with a due day, not executed, not waiting for acceptance, of a
 * document that stands.
 */
export async function openTasks(db: Database): Promise<OpenTask[]> {
  const { rows } = await sql<OpenTask>`
    SELECT id, kind, due_day AS "dueDay", due_version AS "dueVersion", department_id AS "departmentId", lead_id AS "leadId",
      supervisor_id AS "supervisorId",
      CASE WHEN turned_on > placed_on AND turned_on <> ${NEVER} THEN turned_on ELSE placed_on END AS since
    FROM tasks
    WHERE ${asCondition(inWork)} AND due_day IS NOT NULL
      AND document_id NOT IN (SELECT id FROM documents WHERE annulled_on IS NOT NULL)
    ORDER BY due_order, id`.execute(db.read)
  return rows
}
