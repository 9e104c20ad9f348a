import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { type MeetingKind, meetingKinds } from '../../journals/kind.ts'
import { countedBefore, factsBefore, type ReportQuery } from '../query/query.ts'
import { documentsRegistered } from './control-documents.ts'
import { type MeetingName, meetingNames } from './figure-key.ts'
import { type HistoricalTasks, historicalRows } from './historical-tasks.ts'
import { annulledDocuments, answersByColumns, phaseRows } from './task-conditions.ts'

/** Protocols of the period: a protocol is dated by its registration. */
export function protocols(query: ReportQuery, kinds: readonly MeetingKind[] = meetingKinds) {
  return documentsRegistered(query, kinds)
}

export function questionsOfProtocols(query: ReportQuery, kinds: readonly MeetingKind[] = meetingKinds) {
  const { knownOn } = query
  return sql`(SELECT q.id, p.kind FROM ${protocols(query, kinds)} p JOIN meeting_questions q ON q.document_id = p.id
    ${knownOn ? sql`WHERE q.recorded_at <= ${knownOn}` : sql``})`
}

/**
 * The instructions those protocols gave, and which of them were executed in full before the as-of day. The later control points
 * of a periodic instruction are not instructions given anew.
 */
export function instructions(
  query: ReportQuery,
  historical: HistoricalTasks,
  kinds: readonly MeetingKind[] = meetingKinds,
) {
  const given = protocols(query, kinds)
  const { period } = query
  const inFull = sql`ifnull(completeness = 'full' AND executed_on < ${factsBefore(query)}, 0)`
  return sql`(SELECT tasks.id, p.kind, ${inFull} AS executed_in_full
      FROM ${given} p JOIN tasks ON tasks.document_id = p.id WHERE series_place = 1 AND ${answersByColumns(query, historical.later)}
    UNION ALL SELECT id, kind, ${inFull}
      FROM ${phaseRows(query, historical.later)} WHERE series_place = 1 AND document_id IN (SELECT id FROM ${given})
    UNION ALL SELECT id, kind, ${inFull}
      FROM ${historicalRows(historical.tasks, period)} WHERE series_place = 1 AND document_id IN (SELECT id FROM ${given}))`
}

/** What protocols dated in the period gave and no figure counts: those annulled, and later points of a periodic instruction. */
export function instructionsLeftOut(query: ReportQuery) {
  const { period, knownOn } = query
  return sql`(SELECT tasks.id FROM documents d JOIN tasks ON tasks.document_id = d.id
    WHERE d.kind IN (${sql.join([...meetingKinds])}) AND d.registered_on >= ${period.from}
      AND d.registered_on < ${countedBefore(query)} AND tasks.parent_id IS NULL
      AND (series_place > 1 OR d.id IN (${annulledDocuments(query)}))
      ${knownOn ? sql`AND tasks.first_recorded_at <= ${knownOn}` : sql``})`
}

export interface MeetingCounts {
  protocols: number
  questions: number
  instructions: number
  executedInFull: number
}

export async function meetingCounts(
  db: Database,
  query: ReportQuery,
  historical: HistoricalTasks,
): Promise<Record<MeetingName, MeetingCounts>> {
  const [held, asked, given] = await Promise.all([
    sql<{ kind: string; n: number }>`
      SELECT kind, count(*) AS n FROM ${protocols(query)} GROUP BY kind`.execute(db.read),
    sql<{ kind: string; n: number }>`
      SELECT kind, count(*) AS n FROM ${questionsOfProtocols(query)} GROUP BY kind`.execute(db.read),
    sql<{ kind: string; n: number; executed_in_full: number }>`
      SELECT kind, count(*) AS n, sum(executed_in_full) AS executed_in_full
      FROM ${instructions(query, historical)} GROUP BY kind`.execute(db.read),
  ])
  const countsOf = (kind: MeetingKind): MeetingCounts => {
    const own = given.rows.find((row) => row.kind === kind)
    return {
      protocols: held.rows.find((row) => row.kind === kind)?.n ?? 0,
      questions: asked.rows.find((row) => row.kind === kind)?.n ?? 0,
      instructions: own?.n ?? 0,
      executedInFull: own?.executed_in_full ?? 0,
    }
  }
  return {
    operational: countsOf(meetingNames.operational),
    inspection: countsOf(meetingNames.inspection),
    broadcast: countsOf(meetingNames.broadcast),
  }
}
