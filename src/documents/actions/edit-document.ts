import type { Actor } from '../../access/actor.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Alongside, Database } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { longestTitle } from '../../journals/document.ts'
import { type DocumentRow, ensureCorrespondent, findDocument, reindexWords } from '../../journals/store.ts'
import type { Day } from '../../kernel/day.ts'
import { fold, foldNumber } from '../../kernel/fold.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { TasksContext } from '../../tasks/context.ts'
import { documentCase } from '../document-case.ts'
import { whyNotDocument } from '../transitions.ts'

/** What may be corrected after registration; index, kind and dates of registration stand for ever. */
export interface DocumentEdit {
  title?: string
  publicTitle?: string | null
  receivedAt?: string | null
  correspondentName?: string | null
  correspondentNumber?: string | null
  correspondentDate?: Day | null
}

/**
 * Corrects a registered document and keeps what was there before. `version` is the one the person saw; a newer one is
 * never overwritten: the answer is `conflict`.
 */
export async function editDocument(
  context: TasksContext,
  actor: Actor,
  id: string,
  version: number,
  edit: DocumentEdit,
  also: Alongside<DocumentRow> = () => [],
): Promise<Result<DocumentRow>> {
  const { db, clock } = context
  const document = await findDocument(db, id)
  if (!document) return reject({ code: 'not-found' })
  const reason = whyNotDocument('edit', await documentCase(db, document), actor)
  if (reason) return reject({ code: reason })
  if (document.version !== version) return reject({ code: 'conflict' })

  const kept = <T>(given: T | undefined, stands: T): T => (given === undefined ? stands : given)
  const next = {
    title: edit.title?.trim() ?? document.title,
    public_title: kept(edit.publicTitle, document.public_title)?.trim() || null,
    received_at: kept(edit.receivedAt, document.received_at),
    correspondent_number: kept(edit.correspondentNumber, document.correspondent_number)?.trim() || null,
    correspondent_date: kept(edit.correspondentDate, document.correspondent_date),
  }
  const sender = await nameOfCorrespondent(db, document.correspondent_id)
  const newSender = kept(edit.correspondentName, sender)?.trim() || null
  const reasons = judgeEdit(next, newSender, document.registered_on)
  if (reasons.length > 0) return reject(...reasons)
  const changes = [
    ...(Object.keys(next) as (keyof typeof next)[])
      .filter((field) => next[field] !== document[field])
      .map((field) => ({ field, from: document[field], to: next[field] })),
    ...(newSender === sender ? [] : [{ field: 'correspondent', from: sender, to: newSender }]),
  ]
  if (changes.length === 0) return done(document)
  const written = await commitAs(
    db,
    [
      // Two editors of one version collide on this key.
      insertRows('document_changes', [
        {
          document_id: id,
          version: version + 1,
          recorded_at: clock.now(),
          recorded_by: actor.accountId,
          changes: JSON.stringify(changes),
        },
      ]),
      ...(newSender ? [ensureCorrespondent(newSender)] : []),
      db.read
        .updateTable('documents')
        .set((eb) => ({
          ...next,
          correspondent_id: newSender
            ? eb.selectFrom('correspondents').select('id').where('name_key', '=', fold(newSender))
            : null,
          correspondent_number_key: next.correspondent_number ? foldNumber(next.correspondent_number) : null,
          version: version + 1,
        }))
        .where('id', '=', id),
      ...reindexWords(db, { documentId: id, taskId: '', text: `${next.title} ${newSender ?? ''}` }),
      ...also({ ...document, ...next, version: version + 1 }),
    ],
    undefined,
  )
  if (!written.ok) return written
  return done((await findDocument(db, id))!)
}

function judgeEdit(
  next: Pick<
    DocumentRow,
    'title' | 'public_title' | 'received_at' | 'correspondent_number' | 'correspondent_date'
  >,
  sender: string | null,
  registeredOn: Day,
): Refusal[] {
  const refusals: Refusal[] = []
  if (next.title === '') refusals.push({ code: 'required', field: 'title' })
  for (const [field, text] of Object.entries({ title: next.title, publicTitle: next.public_title ?? '' }))
    if (text.length > longestTitle) refusals.push({ code: 'too-long', field, facts: { most: longestTitle } })
  if (!sender && (next.correspondent_number || next.correspondent_date))
    refusals.push({ code: 'required', field: 'correspondentName' })
  if (next.received_at && next.received_at.slice(0, 10) > registeredOn)
    refusals.push({ code: 'received-after-registration', field: 'receivedAt' })
  if (next.correspondent_date && next.correspondent_date > registeredOn)
    refusals.push({ code: 'sent-after-registration', field: 'correspondentDate' })
  return refusals
}

/** The name of a correspondent by its id. */
export async function nameOfCorrespondent(db: Database, id: string | null): Promise<string | null> {
  if (!id) return null
  const row = await db.read
    .selectFrom('correspondents')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.name ?? null
}
