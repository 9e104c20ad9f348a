import { asCondition } from '../db/as-query.ts'
import type { Database } from '../db/database.ts'
import { onControl } from '../deadlines/on-control.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { DocumentCase } from './act.ts'

/** What the table of transitions asks about a document. */
export async function documentCase(db: Database, document: DocumentRow): Promise<DocumentCase> {
  const found = await db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', document.id)
    .where(asCondition(onControl))
    .limit(1)
    .executeTakeFirst()
  return { annulled: document.annulled_on !== null, onControl: found !== undefined }
}
