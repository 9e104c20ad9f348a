import type { Actor } from '../../accounts/actor.ts'
import { may } from '../../accounts/rights.ts'
import { type Alongside, CommitConflict } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { foldNumber } from '../../kernel/fold.ts'
import { done, type Outcome, refuse } from '../../kernel/refusal.ts'
import type { Office } from '../../office.ts'
import { longestTitle } from '../document.ts'
import { type DocumentRow, findDocument, reindexWords } from '../store.ts'

/** What may be corrected after registration; index, kind and dates of registration stand for ever. */
export interface DocumentEdit {
  title?: string
  publicTitle?: string | null
  correspondentNumber?: string | null
}

/**
 * Corrects a registered document and keeps what was there before. `version` is the one the person saw; a newer one is
 * never overwritten: the answer is `conflict`.
 */
export async function editDocument(
  office: Office,
  actor: Actor,
  id: string,
  version: number,
  edit: DocumentEdit,
  also: Alongside<DocumentRow> = () => [],
): Promise<Outcome<DocumentRow>> {
  const { db, clock } = office
  if (!may(actor, 'register')) return refuse({ code: 'not-allowed' })
  const document = await findDocument(db, id)
  if (!document) return refuse({ code: 'not-found' })
  if (document.annulled_on) return refuse({ code: 'document-annulled' })
  if (document.version !== version) return refuse({ code: 'conflict' })

  const title = edit.title?.trim() ?? document.title
  if (title === '') return refuse({ code: 'required', field: 'title' })
  for (const [field, text] of Object.entries({ title, publicTitle: edit.publicTitle ?? '' }))
    if (text.length > longestTitle) return refuse({ code: 'too-long', field, facts: { most: longestTitle } })
  const next = {
    title,
    public_title: edit.publicTitle === undefined ? document.public_title : edit.publicTitle?.trim() || null,
    correspondent_number:
      edit.correspondentNumber === undefined
        ? document.correspondent_number
        : edit.correspondentNumber?.trim() || null,
  }
  const changes = (Object.keys(next) as (keyof typeof next)[])
    .filter((field) => next[field] !== document[field])
    .map((field) => ({ field, from: document[field], to: next[field] }))
  if (changes.length === 0) return done(document)

  const correspondent = document.correspondent_id
    ? await db.read
        .selectFrom('correspondents')
        .select('name')
        .where('id', '=', document.correspondent_id)
        .executeTakeFirst()
    : undefined
  try {
    await db.commit([
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
      db.read
        .updateTable('documents')
        .set({
          ...next,
          correspondent_number_key: next.correspondent_number ? foldNumber(next.correspondent_number) : null,
          version: version + 1,
        })
        .where('id', '=', id),
      ...reindexWords(db, { documentId: id, taskId: '', text: `${title} ${correspondent?.name ?? ''}` }),
      ...also({ ...document, ...next, version: version + 1 }),
    ])
  } catch (error) {
    if (error instanceof CommitConflict) return refuse({ code: 'conflict' })
    throw error
  }
  return done((await findDocument(db, id))!)
}
