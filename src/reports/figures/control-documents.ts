import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { countedBefore, type ReportQuery } from '../query/query.ts'
import { type ControlFigure, controlFigures, type ReportedKind, reportedKinds } from './figure-key.ts'
import { type HistoricalTasks, historicalRows } from './historical-tasks.ts'
import {
  annulledDocuments,
  answersByColumns,
  onControlWithin,
  phaseRows,
  taskConditions,
} from './task-conditions.ts'

/** Which documents each figure counts; `opened`, `placed` and `closed` say it of a document that has such a task. */
export const controlConditions: Record<ControlFigure, RawBuilder<unknown>> = {
  opening: sql`opened`,
  taken: sql`placed AND NOT opened`,
  closing: sql`closed`,
  removed: sql`(opened OR placed) AND NOT closed`,
  stillOpenFromEarlier: sql`opened AND closed`,
}

/** Documents of the reported kinds that were on control in the period, each once however many tasks it has. */
export function documentsOnControl(query: ReportQuery, historical: HistoricalTasks) {
  const { opening, taken, closing } = taskConditions(query)
  const kinds = sql.join(reportedKinds)
  const columns = sql`kind, document_id, ${opening} AS opening, ${taken} AS taken, ${closing} AS closing`
  return sql`(SELECT kind, document_id AS id, max(opening) AS opened, max(taken) AS placed, max(closing) AS closed
    FROM (SELECT ${columns} FROM tasks WHERE kind IN (${kinds}) AND ${onControlWithin(query)} AND ${answersByColumns(query, historical.later)}
        AND document_id NOT IN (${annulledDocuments(query)})
      UNION ALL SELECT ${columns} FROM ${phaseRows(query, historical.later)} WHERE kind IN (${kinds})
      UNION ALL SELECT ${columns} FROM ${historicalRows(historical.tasks, query.period)} WHERE kind IN (${kinds}))
    WHERE opening OR taken OR closing
    GROUP BY kind, document_id)`
}

/** The ids of the documents that each figure of each kind counts, all read at once: `idsOf('mayoral-order', 'closing')`. */
export async function documentsByFigure(
  db: Database,
  query: ReportQuery,
  historical: HistoricalTasks,
): Promise<(kind: ReportedKind, figure: ControlFigure) => string[]> {
  const flags = controlFigures.map((figure) => sql`${controlConditions[figure]} AS ${sql.ref(figure)}`)
  const { rows } = await sql<Record<ControlFigure, number> & { id: string; kind: ReportedKind }>`
    SELECT id, kind, ${sql.join(flags)} FROM ${documentsOnControl(query, historical)}`.execute(db.read)
  return (kind, figure) => rows.flatMap((row) => (row.kind === kind && row[figure] ? [row.id] : []))
}

/** Documents registered in the period and before the as-of day, annulled ones left out. */
export function documentsRegistered(query: ReportQuery, kinds: readonly string[]) {
  const { period, knownOn } = query
  return sql`(SELECT id, kind FROM documents
    WHERE kind IN (${sql.join(kinds)}) AND registered_on >= ${period.from} AND registered_on < ${countedBefore(query)}
      AND id NOT IN (${annulledDocuments(query)})${knownOn ? sql` AND recorded_at <= ${knownOn}` : sql``})`
}

export type KindCounts = Record<ControlFigure | 'registered', number>

/** The figures of each reported kind. */
export async function kindCounts(
  db: Database,
  query: ReportQuery,
  historical: HistoricalTasks,
): Promise<Record<ReportedKind, KindCounts>> {
  const sums = controlFigures.map(
    (figure) => sql`count(*) FILTER (WHERE ${controlConditions[figure]}) AS ${sql.ref(figure)}`,
  )
  const [onControl, registered] = await Promise.all([
    sql<Record<ControlFigure, number> & { kind: ReportedKind }>`
      SELECT kind, ${sql.join(sums)} FROM ${documentsOnControl(query, historical)} GROUP BY kind`.execute(
      db.read,
    ),
    sql<{ kind: ReportedKind; registered: number }>`
      SELECT kind, count(*) AS registered FROM ${documentsRegistered(query, reportedKinds)} GROUP BY kind`.execute(
      db.read,
    ),
  ])
  const countsOf = (kind: ReportedKind): KindCounts => {
    const own = onControl.rows.find((row) => row.kind === kind)
    return {
      registered: registered.rows.find((row) => row.kind === kind)?.registered ?? 0,
      taken: own?.taken ?? 0,
      opening: own?.opening ?? 0,
      removed: own?.removed ?? 0,
      closing: own?.closing ?? 0,
      stillOpenFromEarlier: own?.stillOpenFromEarlier ?? 0,
    }
  }
  return Object.fromEntries(reportedKinds.map((kind) => [kind, countsOf(kind)])) as Record<
    ReportedKind,
    KindCounts
  >
}
