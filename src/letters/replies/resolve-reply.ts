import type { Actor } from '../../access/actor.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { activeFiles } from '../../files/store.ts'
import { newId } from '../../kernel/id.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { performAct, type WithTask } from '../../tasks/actions/perform-act.ts'
import { notes } from '../../tasks/acts/notes.ts'
import { type ExecutionReport, reports } from '../../tasks/acts/reports.ts'
import { findTask } from '../../tasks/store.ts'
import type { LettersContext } from '../context.ts'
import { type OpenReply, replyFor } from './mail-replies.ts'

/** Turns a reply with its files into a report, in the name of the person who decides so. */
export async function reportReply(context: LettersContext, actor: Actor, id: string, input: ExecutionReport) {
  const reply = await waiting(context, actor, id)
  if (!reply.ok) return reply
  const { task } = reply.value
  if (!task) return reject({ code: 'no-task-of-reply' })
  const also = resolvedWith(context, actor, reply.value, 'reported')
  return performAct(context, actor, { act: reports, taskId: task.row.id, input, also })
}

/** Turns a reply into an interim note; the term continues. */
export async function noteReply(context: LettersContext, actor: Actor, id: string, text: string) {
  const reply = await waiting(context, actor, id)
  if (!reply.ok) return reply
  const { task } = reply.value
  if (!task) return reject({ code: 'no-task-of-reply' })
  const resolved = resolveReplyWrites(context, actor, id, 'noted')
  return performAct(context, actor, {
    act: notes,
    taskId: task.row.id,
    input: { text },
    also: () => resolved,
  })
}

/** Dismisses a reply: it has nothing to do with the task. */
export async function dismissReply(
  context: LettersContext,
  actor: Actor,
  id: string,
): Promise<Result<OpenReply>> {
  const reply = await waiting(context, actor, id)
  if (!reply.ok) return reply
  return written(context, resolveReplyWrites(context, actor, id, 'dismissed'), reply.value)
}

/** Names the task of a reply; only the control department may. */
export async function nameTaskOfReply(
  context: LettersContext,
  actor: Actor,
  id: string,
  taskId: string,
): Promise<Result<OpenReply>> {
  const reply = await waiting(context, actor, id)
  if (!reply.ok) return reply
  if (!reply.value.controls) return reject({ code: 'not-allowed' })
  if (!(await findTask(context.db, taskId))) return reject({ code: 'not-a-choice', field: 'task' })
  const named = context.db.read.updateTable('mail_replies').set({ task_id: taskId }).where('id', '=', id)
  return written(context, [stillWaits(id), named], reply.value)
}

async function waiting(context: LettersContext, actor: Actor, id: string): Promise<Result<OpenReply>> {
  const reply = await replyFor(context, actor, id)
  if (!reply) return reject({ code: 'not-found' })
  return reply.row.settled ? reject({ code: 'reply-settled-already' }) : done(reply)
}

async function written(
  { db }: LettersContext,
  writes: Write[],
  reply: OpenReply,
): Promise<Result<OpenReply>> {
  return commitAs(db, writes, reply)
}

/** The files of the reply become evidence of the task, each content once. */
function resolvedWith(
  context: LettersContext,
  actor: Actor,
  { row, files }: OpenReply,
  as: 'reported',
): WithTask {
  return async ({ row: task, state }) => {
    const place = { documentId: task.document_id, taskId: task.id }
    const there = new Set(
      (
        await activeFiles(
          context.db,
          place,
          files.map(({ hash }) => hash),
        )
      ).map(({ hash }) => hash),
    )
    const byHash = new Map(files.filter(({ hash }) => !there.has(hash)).map((file) => [file.hash, file]))
    const added = [...byHash.values()].map(({ hash, name, type, bytes }) => ({
      id: newId(),
      hash,
      name,
      type,
      bytes,
      document_id: task.document_id,
      task_id: task.id,
      recorded_at: state.lastRecordedAt ?? context.clock.now(),
      recorded_by: actor.accountId,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawal_reason: null,
    }))
    return [
      ...resolveReplyWrites(context, actor, row.id, as),
      ...(added.length > 0 ? [insertRows('files', added)] : []),
    ]
  }
}

function resolveReplyWrites(
  { db, clock }: LettersContext,
  { accountId }: Actor,
  id: string,
  settled: 'reported' | 'noted' | 'dismissed',
): Write[] {
  return [
    stillWaits(id),
    db.read
      .updateTable('mail_replies')
      .set({ settled, settled_at: clock.now(), settled_by: accountId })
      .where('id', '=', id),
  ]
}

function stillWaits(id: string): Write {
  return guard('reply-waits', 'SELECT settled IS NULL FROM mail_replies WHERE id = ?', [id])
}
