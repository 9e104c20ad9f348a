import type { Actor } from '../../access/actor.ts'
import { commitIfFirst } from '../../db/commit-as.ts'
import type { Alongside } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { newRows } from '../../files/actions/new-rows.ts'
import type { FilesOf } from '../../files/file-place.ts'
import { dropAll, type ReceivedFile } from '../../files/received-file.ts'
import type { FileRow } from '../../files/store.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { openPlace } from './open-place.ts'

export interface AddedFiles {
  documentId: string
  added: FileRow[]
  /** the very same content stood at this place already: nothing was changed for these */
  there: FileRow[]
}

interface Addition {
  /** the document or the task they belong to */
  filesOf: FilesOf
  received: readonly ReceivedFile[]
  /** what is written in the same commit */
  also?: Alongside<AddedFiles>
}

/**
 * Adds files that have come in. The right is checked again, for the upload may have taken long. Bytes land first, then all
 * rows in one commit; what a crash leaves between is swept later. A form that is sent twice adds nothing the second time.
 */
export async function addFiles(
  context: TasksContext,
  actor: Actor,
  { filesOf, received, also = () => [] }: Addition,
): Promise<Result<AddedFiles>> {
  // Two attempts: after another upload was first, the second one compares with the files it has added.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const place = await openPlace(context, actor, filesOf)
    if (!place.ok) {
      await dropAll(received)
      return place
    }
    if (attempt === 1) for (const { content } of received) await content.keep()
    const { documentId } = place.value
    const files = {
      documentId,
      ...(await newRows(context, actor, { place: place.value, received, recordedAt: context.clock.now() })),
    }
    const written = await commitIfFirst(context.db, [
      ...place.value.stillOpen,
      ...(files.added.length > 0 ? [insertRows('files', files.added)] : []),
      ...also(files),
    ])
    if (written) return done(files)
  }
  return reject({ code: 'conflict' })
}
