import type { Selectable } from 'kysely'
import type { Database, Statement, Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import type { Instant } from '../kernel/day.ts'
import { fold, foldNumber } from '../kernel/fold.ts'
import { newId } from '../kernel/id.ts'
import type { DocumentDraft } from './document.ts'
import { ownColumns } from './document-fields.ts'
import type { DocumentKind } from './kind.ts'
import { searchWords } from './search-words.ts'

export type DocumentRow = Selectable<Tables['documents']>

export function findDocument(db: Database, id: string): Promise<DocumentRow | undefined> {
  return db.read.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A document of the same correspondent with the same number and date of theirs, if one is registered and not annulled. */
export async function findDuplicate(db: Database, draft: DocumentDraft): Promise<DocumentRow | undefined> {
  const { correspondent } = draft
  if (!correspondent?.number || !correspondent.date) return undefined
  return db.read
    .selectFrom('documents')
    .innerJoin('correspondents', 'correspondents.id', 'documents.correspondent_id')
    .selectAll('documents')
    .where('correspondents.name_key', '=', fold(correspondent.name))
    .where('correspondent_number_key', '=', foldNumber(correspondent.number))
    .where('correspondent_date', '=', correspondent.date)
    .where('annulled_on', 'is', null)
    .executeTakeFirst()
}

/** Breaks the commit if a duplicate was registered since it was looked for. */
export function guardDuplicate(draft: DocumentDraft): Statement[] {
  const { correspondent } = draft
  if (!correspondent?.number || !correspondent.date) return []
  return [
    guard(
      'no-duplicate',
      `SELECT NOT EXISTS (SELECT 1 FROM documents d JOIN correspondents c ON c.id = d.correspondent_id
        WHERE c.name_key = ? AND d.correspondent_number_key = ? AND d.correspondent_date = ? AND d.annulled_on IS NULL)`,
      [fold(correspondent.name), foldNumber(correspondent.number), correspondent.date],
    ),
  ]
}

/** The first ten names of correspondents that begin with these words. */
export async function correspondentsBeginning(db: Database, words: string): Promise<string[]> {
  const key = fold(words)
  const rows = await db.read
    .selectFrom('correspondents')
    .select('name')
    .where('name_key', '>=', key)
    .where('name_key', '<', `${key}\u{10ffff}`)
    .orderBy('name_key')
    .limit(10)
    .execute()
  return rows.map(({ name }) => name)
}

/** A statement that makes sure the correspondent is known. */
export function ensureCorrespondent(name: string): Statement {
  return {
    sql: 'INSERT INTO correspondents (id, name, name_key) VALUES (?, ?, ?) ON CONFLICT (name_key) DO NOTHING',
    parameters: [newId(), name.trim(), fold(name)],
  }
}

interface Registration {
  id: string
  draft: DocumentDraft
  kind: DocumentKind
  recordedAt: Instant
  recordedBy: string | null
}

/**
 * Writes that register a document under the next number of its journal and year. The counter is advanced and read inside
 * the same commit, so numbers have no gaps and none is given twice, however many register at once.
 */
export function registerUnderNextNumber({ id, draft, kind, recordedAt, recordedBy }: Registration): Write[] {
  const year = Number(draft.registeredOn.slice(0, 4))
  const { correspondent } = draft
  const caseIndex = draft.caseIndex?.trim() || kind.defaultCase || ''
  const own = ownColumns({ ...draft, caseIndex })
  // The index is made where the number is known: inside the database. `number_key` folds all that stands around it.
  const number = `replace(replace(?, '{n}', last), '{case}', ?)`
  return [
    ...(correspondent ? [ensureCorrespondent(correspondent.name)] : []),
    {
      sql: `INSERT INTO journal_counters (journal, year, last) VALUES (?, ?, 1)
        ON CONFLICT (journal, year) DO UPDATE SET last = last + 1`,
      parameters: [kind.journal, year],
    },
    {
      sql: `INSERT INTO documents (id, kind, journal_year, number, number_key, registered_on, correspondent_id,
          correspondent_number, correspondent_number_key, correspondent_date, version, recorded_at, recorded_by,
          ${Object.keys(own).join(', ')})
        SELECT ?, ?, year, ${number}, ${number}, ?, (SELECT id FROM correspondents WHERE name_key = ?),
          ?, ?, ?, 1, ?, ?, ${Object.keys(own).fill('?').join(', ')}
        FROM journal_counters WHERE journal = ? AND year = ?`,
      parameters: [
        id,
        draft.kind,
        kind.indexPattern,
        caseIndex,
        foldNumber(kind.indexPattern.replace('{n}', '#0#').replace('{case}', '#1#'))
          .replace('#0#', '{n}')
          .replace('#1#', '{case}'),
        foldNumber(caseIndex),
        draft.registeredOn,
        correspondent ? fold(correspondent.name) : null,
        correspondent?.number ?? null,
        correspondent?.number ? foldNumber(correspondent.number) : null,
        correspondent?.date ?? null,
        recordedAt,
        recordedBy,
        ...Object.values(own),
        kind.journal,
        year,
      ],
    },
    ...indexWords([{ documentId: id, taskId: '', text: `${draft.title} ${correspondent?.name ?? ''}` }]),
  ]
}

/** Writes that make texts findable. */
export function indexWords(texts: readonly { documentId: string; taskId: string; text: string }[]): Write[] {
  const rows = texts.flatMap(({ documentId, taskId, text }) =>
    searchWords(text).map((word) => ({ word, document_id: documentId, task_id: taskId })),
  )
  // In the order of the key: many rows at once then touch each page of the table once.
  rows.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  return rows.length > 0 ? [insertRows('search_words', rows)] : []
}

/** Writes that forget the words of one text and learn its new ones. */
export function reindexWords(
  db: Database,
  text: { documentId: string; taskId: string; text: string },
): Write[] {
  return [
    db.read
      .deleteFrom('search_words')
      .where('document_id', '=', text.documentId)
      .where('task_id', '=', text.taskId),
    ...indexWords([text]),
  ]
}
