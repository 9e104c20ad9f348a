import { type Selectable, sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { listed } from '../db/listed.ts'
import { readSettings } from '../db/settings.ts'
import type { Tables } from '../db/tables.ts'
import type { ContentColumns } from './content-columns.ts'
import { type FileRules, fileRules } from './file-rules.ts'

export type FileRow = Selectable<Tables['files']>

export async function findFile(db: Database, id: string): Promise<FileRow | undefined> {
  return db.read.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those of these contents that stand at a place already. */
export async function activeFiles(
  db: Database,
  { documentId, taskId }: { documentId: string; taskId: string | null },
  hashes: readonly string[],
): Promise<FileRow[]> {
  return db.read
    .selectFrom('files')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('task_id', 'is', taskId)
    .where('withdrawn_at', 'is', null)
    .where('hash', 'in', listed(db, hashes))
    .execute()
}

/** Those of these contents that some row names in one of these columns, be it withdrawn. */
export async function hashesWithRows(
  db: Database,
  columns: readonly ContentColumns[],
  hashes: readonly string[],
): Promise<Set<string>> {
  const found = await Promise.all(
    columns.flatMap(({ table, columns: own }) =>
      own.map((column) =>
        sql<{ hash: string }>`SELECT DISTINCT ${sql.ref(column)} AS hash FROM ${sql.table(table)}
          WHERE ${sql.ref(column)} IN ${listed(db, hashes)}`.execute(db.read),
      ),
    ),
  )
  return new Set(found.flatMap(({ rows }) => rows.map(({ hash }) => hash)))
}

/** What this council lets in now. */
export function readFileRules(db: Database): Promise<FileRules> {
  return readSettings(db, fileRules)
}
