import type { Actor } from '../../access/actor.ts'
import { maySeeDocument } from '../../access/may-see.ts'
import type { Database } from '../../db/database.ts'
import { type FileRow, findFile } from '../../files/store.ts'
import { mayAddScans } from './file-rights.ts'
import { hiddenFiles } from './hidden-files.ts'

/** The file, where this person may see its document and may read what it is about; a withdrawn one only who keeps the register. */
export async function seenFile(db: Database, actor: Actor, id: string): Promise<FileRow | undefined> {
  const file = await findFile(db, id)
  if (!file || !(await maySeeDocument(db, actor, file.document_id))) return undefined
  if ((await hiddenFiles(db, actor, file.document_id, [file])).size > 0) return undefined
  return file.withdrawn_at && !mayAddScans(actor) ? undefined : file
}
