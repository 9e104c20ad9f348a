import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { DocumentRow } from '../../journals/store.ts'
import { foldNumber } from '../../kernel/fold.ts'
import type { FieldChange } from '../../tasks/fact.ts'
import { type Task, tasksOfDocuments } from '../../tasks/store.ts'

/** The key of a document: its kind, its number and the year of registration. */
export interface DocumentKey {
  kind: string
  year: number
  number: string
}

/** A document as the register has it, with its tasks. */
export interface RegisteredDocument {
  document: DocumentRow & { correspondent: string | null }
  tasks: Task[]
  /** what people changed in it by hand */
  editedByHand: FieldChange[]
}

/** One word for the key: spellings of a number that look the same are the same. */
export function keyWord({ kind, year, number }: DocumentKey): string {
  return `${kind} ${year} ${foldNumber(number)}`
}

/** The registered documents with these keys. */
export async function readRegistered(
  db: Database,
  keys: readonly DocumentKey[],
): Promise<Map<string, RegisteredDocument>> {
  const folded = keys.map(({ kind, year, number }) => [kind, year, foldNumber(number)])
  // The plus signs keep the planner on the index of numbers: a kind's year has thousands of documents, a number has a few.
  const { rows } = await sql<RegisteredDocument['document']>`
    SELECT d.*, c.name AS correspondent FROM json_each(${JSON.stringify(folded)}) k
    JOIN documents d ON d.number_key = k.value ->> 2 AND +d.kind = k.value ->> 0 AND +d.journal_year = k.value ->> 1
    LEFT JOIN correspondents c ON c.id = d.correspondent_id`.execute(db.read)
  const exact = new Set(keys.map(({ kind, year, number }) => `${kind} ${year} ${number}`))
  const found = new Map<string, RegisteredDocument['document']>()
  for (const document of rows) {
    const { kind, journal_year: year, number } = document
    const word = keyWord({ kind, year, number })
    if (!found.has(word) || exact.has(`${kind} ${year} ${number}`)) found.set(word, document)
  }
  for (const [word, document] of await underFormerNumbers(
    db,
    keys.filter((key) => !found.has(keyWord(key))),
  ))
    found.set(word, document)
  const ids = [...found.values()].map((document) => document.id)
  const edited = [...found.values()].filter((document) => document.version > 1).map((document) => document.id)
  const [tasks, changes] = await Promise.all([tasksOfDocuments(db, ids), changesByHand(db, edited)])
  // What a lead has handed on within the department is no row of the file.
  const points = tasks.filter(({ row }) => !row.parent_id)
  const byDocument = Map.groupBy(points, (task) => task.row.document_id)
  return new Map(
    [...found].map(([word, document]) => [
      word,
      { document, tasks: byDocument.get(document.id) ?? [], editedByHand: changes.get(document.id) ?? [] },
    ]),
  )
}

async function changesByHand(db: Database, ids: readonly string[]): Promise<Map<string, FieldChange[]>> {
  const byDocument = new Map<string, FieldChange[]>()
  if (ids.length === 0) return byDocument
  const { rows } = await sql<{ document_id: string; changes: string }>`
    SELECT document_id, changes FROM document_changes WHERE recorded_by IS NOT NULL
      AND document_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY document_id, version`.execute(
    db.read,
  )
  for (const { document_id: id, changes } of rows) {
    byDocument.set(id, [...(byDocument.get(id) ?? []), ...(JSON.parse(changes) as FieldChange[])])
  }
  return byDocument
}

/** Documents whose number people have put right since: a file still calls them as it did. */
async function underFormerNumbers(
  db: Database,
  keys: readonly DocumentKey[],
): Promise<[word: string, document: RegisteredDocument['document']][]> {
  if (keys.length === 0) return []
  const { rows } = await sql<RegisteredDocument['document'] & { was: string }>`
    SELECT d.*, c.name AS correspondent, change.value ->> 'from' AS was
    FROM document_changes made CROSS JOIN json_each(made.changes) change JOIN documents d ON d.id = made.document_id
    LEFT JOIN correspondents c ON c.id = d.correspondent_id
    WHERE made.recorded_by IS NOT NULL AND made.changes LIKE '%"field":"number"%' AND change.value ->> 'field' = 'number'
    ORDER BY made.version`.execute(db.read)
  const words = new Set(keys.map(keyWord))
  return rows.flatMap(({ was, ...document }): [string, RegisteredDocument['document']][] => {
    const word = keyWord({ kind: document.kind, year: document.journal_year, number: was })
    return words.has(word) ? [[word, document]] : []
  })
}
