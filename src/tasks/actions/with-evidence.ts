import type { Actor } from '../../access/actor.ts'
import type { Write } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { newRows } from '../../files/actions/new-rows.ts'
import { guardsOf } from '../../files/guards.ts'
import type { ReceivedFile } from '../../files/received-file.ts'
import type { TasksContext } from '../context.ts'
import type { Task } from '../store.ts'

/**
 * Evidence that comes with an act on a task, in the commit of the act: the right to report is the right to attach it. The bytes land when the
 * act is decided, so a refused one leaves none; the rows bear the instant of the act.
 */
export function withEvidence(context: TasksContext, actor: Actor, received: readonly ReceivedFile[]) {
  return async ({ row, state }: Task): Promise<Write[]> => {
    if (received.length === 0) return []
    for (const { content } of received) await content.keep()
    const place = { documentId: row.document_id, taskId: row.id }
    const recordedAt = state.lastRecordedAt ?? context.clock.now()
    const { added } = await newRows(context, actor, { place, received, recordedAt })
    const rows = added.length > 0 ? [insertRows('files', added)] : []
    return [...guardsOf(row.document_id, actor), ...rows]
  }
}
