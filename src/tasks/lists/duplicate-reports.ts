import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { isNear } from '../near-text.ts'

/** A report that says, but for a few words, what another one says: the other one. */
export interface DuplicateReport {
  taskId: string
  documentId: string
  number: string
  registeredOn: Day
  point: string
}

/** Of these reports those that nearly equal another task's, each with the latest of them; by task. */
export async function duplicatesOf(
  db: Database,
  reports: readonly { taskId: string; seq: number; text: string }[],
): Promise<Map<string, DuplicateReport>> {
  const duplicates = new Map<string, DuplicateReport>()
  if (reports.length === 0) return duplicates
  const reportKeys = JSON.stringify(reports.map(({ taskId, seq }) => [taskId, seq]))
  const { rows } = await sql<Candidate>`
    SELECT DISTINCT own.task_id AS of, f.task_id AS taskId, f.detail ->> 'text' AS text, t.document_id AS documentId,
      d.number, d.registered_on AS registeredOn, t.point
    FROM json_each(${reportKeys}) j
    CROSS JOIN report_marks own ON own.task_id = j.value ->> 0 AND own.seq = j.value ->> 1
    JOIN report_marks other ON other.mark = own.mark AND other.task_id <> own.task_id
    JOIN task_facts f ON f.task_id = other.task_id AND f.seq = other.seq
    JOIN tasks t ON t.id = f.task_id JOIN documents d ON d.id = t.document_id
    ORDER BY f.recorded_at DESC LIMIT 2000`.execute(db.read)
  for (const { taskId, text } of reports) {
    const duplicate = rows.find((row) => row.of === taskId && isNear(row.text, text))
    if (!duplicate) continue
    const { documentId, number, registeredOn, point } = duplicate
    duplicates.set(taskId, { taskId: duplicate.taskId, documentId, number, registeredOn, point })
  }
  return duplicates
}

interface Candidate extends DuplicateReport {
  of: string
  text: string
}
