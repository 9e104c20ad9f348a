import type { Actor } from '../../access/actor.ts'
import type { Instant } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { FilesContext } from '../context.ts'
import type { FilePlace } from '../file-place.ts'
import type { ReceivedFile } from '../received-file.ts'
import { activeFiles, type FileRow } from '../store.ts'

interface NewFiles {
  place: FilePlace
  received: readonly ReceivedFile[]
  recordedAt: Instant
}

/** The rows of files that have come in, each content once; those whose content stands at this place already are `there`. */
export async function newRows(
  { db }: FilesContext,
  actor: Actor,
  { place, received, recordedAt }: NewFiles,
): Promise<{ added: FileRow[]; there: FileRow[] }> {
  const { documentId, taskId } = place
  const byHash = new Map(received.map((file) => [file.content.hash, file]))
  const there = await activeFiles(db, { documentId, taskId }, [...byHash.keys()])
  for (const { hash } of there) byHash.delete(hash)
  const added = [...byHash.values()].map(
    ({ name, type, content: { hash, bytes } }): FileRow => ({
      id: newId(),
      hash,
      name,
      type,
      bytes,
      document_id: documentId,
      task_id: taskId,
      recorded_at: recordedAt,
      recorded_by: actor.accountId,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    }),
  )
  return { added, there }
}
