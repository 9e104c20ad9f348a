import type { Actor } from '../../access/actor.ts'
import { maySeeTask } from '../../access/may-see.ts'
import { may } from '../../access/rights.ts'
import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { holdsPersonalData } from '../../journals/personal-kinds.ts'
import { caseOf } from '../../tasks/actions/case-of.ts'
import { type ActName, type FormActName, mayAct } from '../../tasks/acts.ts'
import { readsText } from '../../tasks/masked-text.ts'
import { findTask, type Task } from '../../tasks/store.ts'
import type { LettersContext } from '../context.ts'
import { letterAnswered } from './letter-answered.ts'

/** A reply in a list, with what people have to know of it first. */
export type ListedReply = Awaited<ReturnType<typeof repliesWaiting>>[number]

const MOST_SHOWN = 200

/** Replies without a decision, the oldest first. */
export function repliesWaiting(db: Database, of: { tasks?: readonly string[]; id?: string } = {}) {
  let waiting = db.read
    .selectFrom('mail_replies as r')
    .leftJoin('outbox as o', 'o.id', 'r.outbox_id')
    .leftJoin('letters as l', 'l.id', 'o.letter_id')
    .leftJoin('people as p', 'p.id', 'r.person_id')
    .leftJoin('people as to', 'to.id', 'o.recipient_id')
    .leftJoin('tasks as t', 't.id', 'r.task_id')
    .leftJoin('documents as d', 'd.id', 't.document_id')
    .select(['r.id', 'r.task_id', 'r.outbox_id', 'r.sender', 'r.subject', 'r.text', 'r.received_at'])
    .select(['r.person_id', 'o.recipient_id', 'p.short_name as person', 'to.short_name as recipient'])
    .select(['l.number as letter_number', 'l.sent_on as letter_day', 't.point', 'd.number'])
    .select((is) =>
      is
        .selectFrom('mail_reply_files as f')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .whereRef('f.reply_id', '=', 'r.id')
        .as('files'),
    )
    .where('r.settled', 'is', null)
    .orderBy('r.recorded_at')
    .orderBy('r.id')
    .limit(MOST_SHOWN)
  if (of.tasks) waiting = waiting.where('r.task_id', 'in', listed(db, of.tasks))
  if (of.id) waiting = waiting.where('r.id', '=', of.id)
  return waiting.execute()
}

/** The replies to a task that this person may decide on, with these acts open to them. */
export async function repliesToDecide(
  db: Database,
  taskId: string,
  acts: readonly ActName[],
  actor: Actor,
): Promise<ListedReply[]> {
  const decides = may(actor, 'control') || acts.includes('reports') || acts.includes('notes')
  return decides ? repliesWaiting(db, { tasks: [taskId] }) : []
}

/** A reply with what this person may make of it; undefined where it is not for this person. */
export async function replyFor(context: LettersContext, actor: Actor, id: string) {
  const { db } = context
  const row = await db.read.selectFrom('mail_replies').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const controls = may(actor, 'control')
  const task = row.task_id ? await findTask(db, row.task_id) : undefined
  const seen = task && (await maySeeTask(db, actor, task.row.id)) && (await reads(db, actor, task))
  if (!controls && !seen) return undefined
  const taskCase = task && (await caseOf(context, task))
  const acts = (['reports', 'notes'] as const satisfies readonly FormActName[]).filter(
    (act) => seen && taskCase && mayAct(act, taskCase, actor),
  )
  if (!controls && acts.length === 0) return undefined
  const [[listedRow], files, letter] = await Promise.all([
    repliesWaiting(db, { id }),
    db.read
      .selectFrom('mail_reply_files')
      .selectAll()
      .where('reply_id', '=', id)
      .orderBy('position')
      .execute(),
    messageIdsOf(db, row.outbox_id).then((ids) => letterAnswered(db, ids)),
  ])
  return {
    row,
    listed: listedRow,
    files,
    task,
    acts: row.settled ? [] : acts,
    choices: letter?.tasks ?? [],
    controls,
  }
}
export type OpenReply = NonNullable<Awaited<ReturnType<typeof replyFor>>>

async function reads(db: Database, actor: Actor, { row, state }: Task): Promise<boolean> {
  return readsText(actor, await holdsPersonalData(db, row.kind), state.executors)
}

async function messageIdsOf(db: Database, outboxId: string | null): Promise<string[]> {
  if (!outboxId) return []
  const paper = await db.read
    .selectFrom('letter_papers')
    .select('message_id')
    .where('outbox_id', '=', outboxId)
    .executeTakeFirst()
  return paper ? [paper.message_id] : []
}

/** The number of replies without a decision. */
export async function countReplies(db: Database): Promise<number> {
  const { n } = await db.read
    .selectFrom('mail_replies')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('settled', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}
