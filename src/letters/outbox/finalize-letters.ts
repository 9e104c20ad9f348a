import type { LettersContext } from '../context.ts'
import { dropItems, keepContent, keepNames, recordUnderNextNumber, replaceMailbox } from '../store.ts'
import { type Draft, draftLetters } from '../text/draft-letters.ts'
import { letterHtml } from '../text/letter-html.tsx'
import { documentsOfLetters, type LetterRow, outboxLetters } from '../text/letter-material.ts'
import { renderText } from '../text/plain-text.ts'
import { subjectOf } from '../text/write-letter.ts'
import type { FinalizedLetter, WithheldLetter } from './finalized.ts'
import type { Mailbox } from './mailer.ts'

/** The placeholder of the number until the commit gives it. */
const NUMBER = '{{number}}'

/**
 * The letters of the outbox as they leave, by the state of their tasks now; a letter that is finalized already comes back as it is
 * kept. Nothing is written here: see `FinalizedLetter`. Ids that the outbox does not know are left out.
 */
export async function finalizeLetters(
  context: LettersContext,
  outboxIds: readonly string[],
): Promise<Map<string, FinalizedLetter | WithheldLetter>> {
  const letters = await outboxLetters(context.db, outboxIds)
  const finalized = letters.filter(({ message_id }) => message_id !== null)
  const open = letters.filter(({ message_id }) => message_id === null)
  const [kept, drafts] = await Promise.all([
    keptLetters(context, finalized),
    open.length > 0 ? draftLetters(context, open) : [],
  ])
  const made = drafts.map(([id, draft]): Entry => {
    if ('paper' in draft) return [id, finalizedNow(context, draft)]
    return [id, { withheld: draft.withheld, writes: drops(draft.dropped) }]
  })
  return new Map([...kept, ...made])
}

type Entry = [outboxId: string, FinalizedLetter | WithheldLetter]

async function keptLetters(context: LettersContext, rows: LetterRow[]): Promise<Entry[]> {
  if (rows.length === 0) return []
  const documents = await documentsOfLetters(
    context.db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const mailbox = readMailbox(row.mailbox!)
    // A recipient without a mailbox may have one by now; the letter itself does not change.
    const found = mailbox ?? mailboxOf(row)
    return [
      row.id,
      {
        mailbox: found,
        messageId: row.message_id!,
        datedAt: row.dated_at!,
        subject: row.subject!,
        text: row.text!,
        html: row.html!,
        references: references(documents.get(row.id) ?? [], hostOf(row.message_id!)),
        writes: !mailbox && found ? [replaceMailbox(context.db, row.id, mailboxText(found))] : [],
      },
    ]
  })
}

function finalizedNow(
  { db, clock }: LettersContext,
  { row, paper, dropped, names, host }: Draft,
): FinalizedLetter {
  const official = row.kind !== 'test'
  const numbered = official ? { ...paper, number: NUMBER } : paper
  const items = paper.groups.flatMap((group) => group.items)
  const mailbox = mailboxOf(row)
  const subject = subjectOf(paper)
  const now = clock.now()
  const kept = {
    outbox_id: row.id,
    message_id: `<${row.id}@${host}>`,
    dated_at: now,
    mailbox: mailboxText(mailbox),
    subject,
    text: renderText(numbered),
    html: letterHtml(numbered, subject),
    paper: JSON.stringify(numbered),
    recorded_at: now,
  }
  const letter = {
    id: row.id,
    sent_on: row.day,
    recipient_id: row.recipient_id,
    recorded_at: now,
    recorded_by: null,
  }
  const taskIds = items.map(({ taskId }) => taskId)
  return {
    mailbox,
    messageId: kept.message_id,
    datedAt: now,
    subject,
    text: kept.text,
    html: kept.html,
    references: references([...new Set(items.map(({ documentId }) => documentId))].sort(), host),
    writes: [
      ...(official ? recordUnderNextNumber(letter, taskIds) : []),
      ...keepContent(kept, official ? NUMBER : null),
      ...drops(dropped),
      ...(row.vocative === null ? [keepNames(db, row.recipient_id, names)] : []),
    ],
  }
}

function drops(dropped: Draft['dropped']) {
  return dropped.size > 0 ? [dropItems([...dropped])] : []
}

function mailboxOf({ name, email }: LetterRow): Mailbox | null {
  return email ? { name, address: email } : null
}

function mailboxText(mailbox: Mailbox | null): string {
  return mailbox ? `${mailbox.name.replace(/[<>\r\n]/g, ' ')} <${mailbox.address}>` : ''
}

function readMailbox(text: string): Mailbox | null {
  const match = /^(.*) <([^<>]*)>$/.exec(text)
  return match ? { name: match[1]!, address: match[2]! } : null
}

// The address of the register may change; a letter keeps the one it was finalized under.
function hostOf(messageId: string): string {
  return messageId.slice(messageId.indexOf('@') + 1, -1)
}

function references(documentIds: readonly string[], host: string): string[] {
  return documentIds.map((id) => `<document.${id}@${host}>`)
}
