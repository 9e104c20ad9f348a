import { commitIfFirst } from '../../db/commit-as.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { cleanFileName } from '../../files/file-name.ts'
import { judgeFile, judgeFileName } from '../../files/judge-file.ts'
import { readFileRules } from '../../files/store.ts'
import { watchContent } from '../../files/type-of-content.ts'
import { longestText } from '../../journals/document.ts'
import { newId } from '../../kernel/id.ts'
import type { LettersContext } from '../context.ts'
import { letterAnswered, personWithMailbox } from './letter-answered.ts'
import { readReply } from './read-reply.ts'
import { taskNamed } from './task-named.ts'

/** The result of taking a message in: proposed to a task, waiting for a person to name its task, a duplicate, or not a reply. */
export type TakenReply =
  | { became: 'matched' | 'waiting'; id: string }
  | { became: 'known' | 'machine' | 'stranger' }

/**
 * Takes a message in. It never becomes a report by itself: it is kept with its files and shown to people. Automatic mail is
 * skipped, and so is mail that neither answers a letter nor comes from a known mailbox, unless a person uploaded it.
 */
export async function takeReply(
  context: LettersContext,
  bytes: Uint8Array,
  { byPerson = false } = {},
): Promise<TakenReply> {
  const { db, clock } = context
  const reply = await readReply(bytes)
  if (reply.isAuto) return { became: 'machine' }
  const messageId = reply.messageId ?? (await idOfContent(bytes))
  const known = await db.read
    .selectFrom('mail_replies')
    .select('id')
    .where('message_id', '=', messageId)
    .executeTakeFirst()
  if (known) return { became: 'known' }
  const sender = reply.from?.address ?? ''
  const [letter, person] = await Promise.all([
    letterAnswered(db, reply.references),
    personWithMailbox(db, sender),
  ])
  if (!letter && !person && !byPerson) return { became: 'stranger' }
  const taskId = letter ? taskNamed(letter.tasks, `${reply.subject}\n${reply.text}`) : null
  const id = newId()
  const files = await keepFiles(context, id, reply.attachments)
  const now = clock.now()
  const row = {
    id,
    message_id: messageId,
    outbox_id: letter?.outboxId ?? null,
    task_id: taskId,
    sender,
    person_id: person,
    subject: reply.subject.slice(0, 500),
    text: [reply.text.slice(0, longestText - 1000), ...files.refused].filter(Boolean).join('\n\n'),
    received_at: now,
    recorded_at: now,
    settled: null,
    settled_at: null,
    settled_by: null,
  }
  const first = await commitIfFirst(db, [
    insertRows('mail_replies', [row]),
    ...(files.rows.length > 0 ? [insertRows('mail_reply_files', files.rows)] : []),
  ])
  // Else the same message was taken at the same moment.
  if (!first) return { became: 'known' }
  return { became: taskId ? 'matched' : 'waiting', id }
}

/** Stores the allowed attachments as files; the text of the reply names those that were refused. */
async function keepFiles(
  { db, files }: LettersContext,
  replyId: string,
  attachments: readonly { name: string; content: Uint8Array }[],
) {
  const rules = await readFileRules(db)
  const rows = []
  const refused: string[] = []
  for (const { name: given, content } of attachments) {
    const name = cleanFileName(given)
    const watch = watchContent()
    watch.see(content)
    const type = watch.type()
    const bytes = content.length
    const reason =
      bytes > rules.mostBytes || rows.length >= rules.mostAtOnce
        ? 'too much'
        : (judgeFileName(name) ?? judgeFile({ name, bytes, type }, rules))
    if (reason) {
      refused.push(`[Вкладення «${name}» не прийнято: тип, назва або обсяг не дозволені.]`)
      continue
    }
    const received = await files.receive(pieces(content))
    await received.keep()
    rows.push({
      reply_id: replyId,
      position: rows.length + 1,
      name,
      type: type!,
      bytes: received.bytes,
      hash: received.hash,
    })
  }
  return { rows, refused }
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

async function idOfContent(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return `<${[...digest].map((one) => one.toString(16).padStart(2, '0')).join('')}@no-id>`
}
