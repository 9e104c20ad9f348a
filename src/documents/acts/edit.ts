import type { Database } from '../../db/database.ts'
import { longestTitle } from '../../journals/document.ts'
import { type DocumentRow, ensureCorrespondent, reindexWords } from '../../journals/store.ts'
import type { Day } from '../../kernel/day.ts'
import { fold, foldNumber } from '../../kernel/fold.ts'
import { done, type Refusal, reject } from '../../kernel/result.ts'
import { type DocumentAct, stands } from '../act.ts'
import { actingOnDocument } from '../actions/perform-document-act.ts'
import { documentEdit } from '../inputs.ts'

/** What may be corrected after registration; index, kind and dates of registration stand for ever. */
export interface DocumentEdit {
  title?: string | undefined
  publicTitle?: string | null | undefined
  receivedAt?: string | null | undefined
  correspondentName?: string | null | undefined
  correspondentNumber?: string | null | undefined
  correspondentDate?: Day | null | undefined
}

/** Corrects a registered document and keeps what was there before. */
export const edit = {
  name: 'edit',
  right: 'register',
  when: stands,
  done: 'Зміни збережено.',
  summary: 'Виправити зареєстрований документ: індекс, вид і дати лишаються.',
  // A program corrects less than the page does.
  input: documentEdit.transform(
    ({ correspondent, ...rest }): DocumentEdit => ({ ...rest, correspondentNumber: correspondent?.number }),
  ),

  async decide({ document, input, context: { db } }) {
    const kept = <T>(given: T | undefined, stands: T): T => (given === undefined ? stands : given)
    const next = {
      title: input.title?.trim() ?? document.title,
      public_title: kept(input.publicTitle, document.public_title)?.trim() || null,
      received_at: kept(input.receivedAt, document.received_at),
      correspondent_number: kept(input.correspondentNumber, document.correspondent_number)?.trim() || null,
      correspondent_date: kept(input.correspondentDate, document.correspondent_date),
    }
    const sender = await nameOfCorrespondent(db, document.correspondent_id)
    const newSender = kept(input.correspondentName, sender)?.trim() || null
    const reasons = judgeEdit(next, newSender, document.registered_on)
    if (reasons.length > 0) return reject(...reasons)
    const changes = [
      ...(Object.keys(next) as (keyof typeof next)[])
        .filter((field) => next[field] !== document[field])
        .map((field) => ({ field, from: document[field], to: next[field] })),
      ...(newSender === sender ? [] : [{ field: 'correspondent', from: sender, to: newSender }]),
    ]
    if (changes.length === 0) return done({})
    const { id } = document
    return done({
      changes,
      columns: {
        ...next,
        correspondent_number_key: next.correspondent_number ? foldNumber(next.correspondent_number) : null,
      },
      writes: [
        ...(newSender === sender ? [] : namingCorrespondent(db, id, newSender)),
        ...reindexWords(db, { documentId: id, taskId: '', text: `${next.title} ${newSender ?? ''}` }),
      ],
    })
  },
} satisfies DocumentAct<'edit', DocumentEdit>

export const editDocument = actingOnDocument<DocumentEdit>(edit)

function namingCorrespondent(db: Database, id: string, name: string | null) {
  return [
    ...(name ? [ensureCorrespondent(name)] : []),
    db.read
      .updateTable('documents')
      .set((eb) => ({
        correspondent_id: name
          ? eb.selectFrom('correspondents').select('id').where('name_key', '=', fold(name))
          : null,
      }))
      .where('id', '=', id),
  ]
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
