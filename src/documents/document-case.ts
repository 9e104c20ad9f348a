import type { Database } from '../db/database.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { DocumentCase } from './transitions.ts'

/** What the table of transitions asks about a document. */
export async function documentCase(db: Database, document: DocumentRow): Promise<DocumentCase> {
  const onControl = await db.read
    .selectFrom('tasks')
    .select('id')
    .where('document_id', '=', document.id)
    .where('placed_on', 'is not', null)
    .where('removed_on', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return { annulled: document.annulled_on !== null, onControl: onControl !== undefined }
}
