import { sql } from 'kysely'
import { countedBefore, type ReportQuery } from '../query/query.ts'
import { reportedKinds } from './figure-key.ts'
import { type HistoricalTasks, historicalRows } from './historical-tasks.ts'
import type { Sql } from './task-conditions.ts'
import {
  annulledDocuments,
  answersByColumns,
  marksOfRows,
  onControlWithin,
  phaseRows,
  type RowMarks,
} from './task-conditions.ts'
import { taskConditions } from './task-figures.ts'

/** Documents of the reported kinds that were on control in the period, each once however many tasks it has. */
export function documentsOnControl(query: ReportQuery, historical: HistoricalTasks) {
  const kinds = sql.join(reportedKinds)
  const columns = flagsOf(query)
  const ofRows = flagsOf(query, marksOfRows)
  return sql`(SELECT kind, document_id AS id, max(opening) AS opened, max(taken) AS placed, max(closing) AS closed
    FROM (SELECT ${columns} FROM tasks WHERE kind IN (${kinds}) AND ${onControlWithin(query)} AND ${answersByColumns(query, historical.later)}
        AND document_id NOT IN (${annulledDocuments(query)})
      UNION ALL SELECT ${columns} FROM ${phaseRows(query, historical.later)} WHERE kind IN (${kinds})
      UNION ALL SELECT ${ofRows} FROM ${historicalRows(historical.tasks, query)} WHERE kind IN (${kinds}))
    WHERE opening OR taken OR closing
    GROUP BY kind, document_id)`
}

function flagsOf(query: ReportQuery, marks?: RowMarks): Sql {
  const { opening, taken, closing } = taskConditions(query, marks)
  return sql`kind, document_id, ${opening} AS opening, ${taken} AS taken, ${closing} AS closing`
}

/** Documents registered in the period and before the as-of day, annulled ones left out. */
export function documentsRegistered(query: ReportQuery, kinds: readonly string[]) {
  const { period, knownOn } = query
  return sql`(SELECT id, kind FROM documents
    WHERE kind IN (${sql.join(kinds)}) AND registered_on >= ${period.from} AND registered_on < ${countedBefore(query)}
      AND id NOT IN (${annulledDocuments(query)})${knownOn ? sql` AND recorded_at <= ${knownOn}` : sql``})`
}
