import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { FileRow } from '../../files/store.ts'

/** A file with the names its line needs. */
export interface FileItem extends FileRow {
  /** number of the point it is evidence for */
  point: string | null
  by: string | null
  withdrawnBy: string | null
}

/** All files of a document and its tasks in the order they came, the withdrawn ones among them. */
export async function filesOfDocument(db: Database, documentId: string): Promise<FileItem[]> {
  return (
    db.read
      .selectFrom('files')
      .leftJoin('tasks', 'tasks.id', 'files.task_id')
      .leftJoin('accounts as a', 'a.id', 'files.recorded_by')
      .leftJoin('people as p', 'p.id', 'a.person_id')
      .leftJoin('accounts as wa', 'wa.id', 'files.withdrawn_by')
      .leftJoin('people as wp', 'wp.id', 'wa.person_id')
      .selectAll('files')
      .select(['tasks.point', 'p.short_name as by', 'wp.short_name as withdrawnBy'])
      .where('files.document_id', '=', documentId)
      .orderBy('files.recorded_at')
      // Those of one form in its order.
      .orderBy(sql`files.rowid`)
      .execute()
  )
}
