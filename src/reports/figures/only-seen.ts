import { ownTasks, type Scope } from '../../access/scope.ts'
import { asQuery } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'

/** The same rows, null for those this person may not see: a document is seen by all who take part in one of its tasks. */
export async function onlySeen<T extends { document_id: string }>(
  db: Database,
  scope: Scope,
  rows: (T | null)[],
) {
  if (scope.all) return rows
  const ids = [...new Set(rows.flatMap((row) => (row ? [row.document_id] : [])))]
  const seen = await db.read
    .selectFrom('tasks')
    .select('document_id')
    .where('document_id', 'in', listed(db, ids))
    .where('id', 'in', asQuery(ownTasks(scope)))
    .execute()
  const documentIds = new Set(seen.map((row) => row.document_id))
  return rows.map((row) => (row && documentIds.has(row.document_id) ? row : null))
}
