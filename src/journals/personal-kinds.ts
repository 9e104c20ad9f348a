import { asQuery } from '../db/as-query.ts'
import type { Database } from '../db/database.ts'

/**
 * Of a row of `document_kinds`: whether the words of its documents hold data of residents. What is hidden and what is not found
 * by read this one rule: the flag `personal` of the kind (`DocumentKind`).
 */
export const IS_PERSONAL = "document_kinds.detail ->> '$.personal' = 1"

/** The ids of those kinds, as a SELECT. */
export const PERSONAL_KINDS = `SELECT id FROM document_kinds WHERE ${IS_PERSONAL}`

/** The same ids for a rule in TypeScript. */
export async function personalKinds(db: Database): Promise<ReadonlySet<string>> {
  const personal = asQuery({ sql: PERSONAL_KINDS, parameters: [] })
  const rows = await db.read.selectFrom('document_kinds').select('id').where('id', 'in', personal).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Whether documents of this kind hold data of residents in their words: names, telephones, addresses. */
export async function holdsPersonalData(db: Database, kind: string): Promise<boolean> {
  return (await personalKinds(db)).has(kind)
}
