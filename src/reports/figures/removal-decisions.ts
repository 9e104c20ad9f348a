import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Day } from '../../kernel/day.ts'
import { foldNumber } from '../../kernel/fold.ts'
import { countedBefore, factsBefore, type ReportQuery } from '../query/query.ts'
import { annulledDocuments } from './task-conditions.ts'

export interface RemovalDecisions {
  /** each once, by date */
  decisions: { number: string; date: Day }[]
  /** the distinct documents of the tasks they removed */
  documents: string[]
}

/**
 * Decisions dated in the period by which a task was removed before the as-of day, and no act had reversed that by then. «№ 512» and
 * «512» of one day are one. Acts recorded when none of them said what becomes of the execution leave a decision counted, as it was in
 * the reports signed then.
 */
export async function removalDecisions(db: Database, query: ReportQuery): Promise<RemovalDecisions> {
  const { period, knownOn } = query
  const before = factsBefore(query)
  const known = (recordedAt: string) => (knownOn ? sql`AND ${sql.ref(recordedAt)} <= ${knownOn}` : sql``)
  const { rows } = await sql<{ number: string; date: Day; document_id: string }>`
    SELECT DISTINCT f.decision_number AS number, f.decision_date AS date, t.document_id
    FROM task_facts f JOIN tasks t ON t.id = f.task_id
    WHERE f.decision_date >= ${period.from} AND f.decision_date < ${countedBefore(query)}
      AND f.kind = 'removed' AND f.happened_on < ${before} ${known('f.recorded_at')}
      AND NOT EXISTS (SELECT 1 FROM task_facts r
        WHERE r.task_id = f.task_id AND r.kind = 'retracted' AND r.retracts = f.seq ${known('r.recorded_at')})
      AND NOT EXISTS (SELECT 1 FROM task_facts b
        WHERE b.task_id = f.task_id AND b.kind = 'returned-to-control' AND b.detail ->> 'execution' IS NOT NULL
          AND (b.happened_on > f.happened_on OR b.happened_on = f.happened_on AND b.seq > f.seq)
          AND b.happened_on < ${before} ${known('b.recorded_at')}
          AND NOT EXISTS (SELECT 1 FROM task_facts r
            WHERE r.task_id = b.task_id AND r.kind = 'retracted' AND r.retracts = b.seq ${known('r.recorded_at')}))
      AND t.document_id NOT IN (${annulledDocuments(query)})
    ORDER BY f.decision_date, f.decision_number, t.document_id`.execute(db.read)
  const decisions = new Map<string, RemovalDecisions['decisions'][number]>()
  for (const { number, date } of rows) decisions.set(`${date} ${foldNumber(number)}`, { number, date })
  return { decisions: [...decisions.values()], documents: [...new Set(rows.map((row) => row.document_id))] }
}
