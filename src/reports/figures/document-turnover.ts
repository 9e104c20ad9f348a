import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ReportQuery } from '../query/query.ts'
import { documentsRegistered } from './control-documents.ts'
import { type DocumentFlow, documentFlows } from './figure-key.ts'
import { reminderLetters } from './reminder-letters.ts'

/** How many documents went each way; copies are not kept by the register, so nothing is said of them. */
export async function documentTurnover(
  db: Database,
  query: ReportQuery,
): Promise<Record<DocumentFlow, number>> {
  const counts = await Promise.all(
    documentFlows.map(async (flow) => {
      const source = flow === 'outgoing' ? reminderLetters(query) : await documentsOfFlow(db, query, flow)
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${source}`.execute(db.read)
      return [flow, rows[0]!.n] as const
    }),
  )
  return Object.fromEntries(counts) as Record<DocumentFlow, number>
}

/** The documents that came, or that were made within. */
export async function documentsOfFlow(
  db: Database,
  query: ReportQuery,
  flow: 'incoming' | 'internal',
): Promise<RawBuilder<unknown>> {
  const kinds = await db.read
    .selectFrom('document_kinds')
    .select('id')
    .where('incoming', '=', flow === 'incoming' ? 1 : 0)
    .execute()
  return documentsRegistered(
    query,
    kinds.map(({ id }) => id),
  )
}
