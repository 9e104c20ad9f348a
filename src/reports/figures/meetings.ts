import { sql } from 'kysely'
import { meetingKinds } from '../../journals/kind.ts'
import { countedBefore, factsBefore, type ReportQuery } from '../query/query.ts'
import { documentsRegistered } from './control-documents.ts'
import { type HistoricalTasks, historicalRows } from './historical-tasks.ts'
import { annulledDocuments, answersByColumns, phaseRows } from './task-conditions.ts'

/** Protocols of the period: a protocol is dated by its registration. */
export function protocols(query: ReportQuery) {
  return documentsRegistered(query, meetingKinds)
}

export function questionsOfProtocols(query: ReportQuery) {
  const { knownOn } = query
  return sql`(SELECT q.id, p.kind FROM ${protocols(query)} p JOIN meeting_questions q ON q.document_id = p.id
    ${knownOn ? sql`WHERE q.recorded_at <= ${knownOn}` : sql``})`
}

/**
 * The instructions those protocols gave, and which of them were executed in full before the as-of day. The later control points
 * of a periodic instruction are not instructions given anew.
 */
export function instructionsGiven(query: ReportQuery, historical: HistoricalTasks) {
  const given = protocols(query)
  const inFull = sql`ifnull(completeness = 'full' AND executed_on < ${factsBefore(query)}, 0)`
  return sql`(SELECT tasks.id, p.kind, ${inFull} AS executed_in_full
      FROM ${given} p JOIN tasks ON tasks.document_id = p.id WHERE series_place = 1 AND ${answersByColumns(query, historical.later)}
    UNION ALL SELECT id, kind, ${inFull}
      FROM ${phaseRows(query, historical.later)} WHERE series_place = 1 AND document_id IN (SELECT id FROM ${given})
    UNION ALL SELECT id, kind, ${inFull}
      FROM ${historicalRows(historical.tasks, query)} WHERE holds AND series_place = 1 AND document_id IN (SELECT id FROM ${given}))`
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
