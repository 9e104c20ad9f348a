import type { Database } from '../../db/database.ts'
import { editedColumns, editedFields, type FieldValues, judgeFields } from '../../journals/document-fields.ts'
import { ensureCorrespondent, reindexWords } from '../../journals/store.ts'
import { fold, foldNumber } from '../../kernel/fold.ts'
import { done, reject } from '../../kernel/result.ts'
import { type DocumentAct, stands } from '../act.ts'
import { actingOnDocument } from '../actions/perform-document-act.ts'
import { documentEdit } from '../inputs.ts'

/** Corrects a registered document and keeps what was there before. */
export const edit = {
  name: 'edit',
  right: 'register',
  when: stands,
  done: 'Зміни збережено.',
  summary: 'Виправити зареєстрований документ: індекс, вид і дати лишаються.',
  // A program corrects less than the page does.
  input: documentEdit.transform(
    ({ correspondent, ...rest }): FieldValues => ({ ...rest, correspondentNumber: correspondent?.number }),
  ),

  async decide({ document, input, context: { db } }) {
    const next = editedColumns(document, input)
    const sender = await nameOfCorrespondent(db, document.correspondent_id)
    const named = input.correspondentName
    const newSender = named === undefined ? sender : named?.trim() || null
    const said = new Map<string | undefined, string | null | undefined>(
      editedFields.map(({ key, column }) => [key, column === 'correspondent' ? newSender : next[column]]),
    )
    const current = new Map<string | undefined, string | null | undefined>(
      editedFields.map(({ key, column }) => [key, column === 'correspondent' ? sender : document[column]]),
    )
    const reasons = judgeFields(
      Object.fromEntries(said),
      { registeredOn: document.registered_on, incoming: true },
      ({ key }) => key,
      // A file may have brought more than the form takes: what stands is kept.
    ).filter(({ code, field }) => code !== 'too-long' || said.get(field) !== current.get(field))
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
} satisfies DocumentAct<'edit', FieldValues>

export const editDocument = actingOnDocument<FieldValues>(edit)

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
