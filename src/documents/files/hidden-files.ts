import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { FileRow } from '../../files/store.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import { findDocument } from '../../journals/store.ts'
import { hideTexts } from '../../tasks/lists/hide-texts.ts'
import { hiddenText, readsAllTexts } from '../../tasks/masked-text.ts'

/**
 * The ids of those files of one document that this person may neither open nor read the names of: evidence is for those who read
 * the words of its task, the scan of a whole broadcast for those who keep and control all of it.
 */
export async function hiddenFiles(
  db: Database,
  actor: Actor,
  documentId: string,
  files: readonly Pick<FileRow, 'id' | 'task_id'>[],
): Promise<Set<string>> {
  if (files.length === 0 || readsAllTexts(actor)) return new Set()
  const document = await findDocument(db, documentId)
  if (!document || !(await holdsPersonalData(db, document.kind))) return new Set()
  const tasks = await db.read
    .selectFrom('tasks')
    .select(['id', 'kind', 'text'])
    .where(
      'id',
      'in',
      listed(
        db,
        files.flatMap(({ task_id }) => task_id ?? []),
      ),
    )
    .execute()
  const shown = await hideTexts(db, actor, tasks)
  const read = new Set(shown.filter(({ text }) => text !== hiddenText).map(({ id }) => id))
  return new Set(files.filter(({ task_id }) => !task_id || !read.has(task_id)).map(({ id }) => id))
}
