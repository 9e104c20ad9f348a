import { type Selectable, sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { listed } from '../db/listed.ts'
import type { Tables } from '../db/tables.ts'
import type { ContentColumns } from './content-columns.ts'
import { type FileRules, ordinaryFileRules } from './file-rules.ts'
import { isFileType } from './file-type.ts'

export type FileRow = Selectable<Tables['files']>

export async function findFile(db: Database, id: string): Promise<FileRow | undefined> {
  return db.read.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Those of these contents that stand at a place already. */
export async function filesStanding(
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

/** What this council lets in now. A row that makes no sense is as if it were absent. */
export async function readFileRules(db: Database): Promise<FileRules> {
  const rows = await db.read
    .selectFrom('settings')
    .select(['name', 'value'])
    .where('name', 'in', ['files-most-bytes', 'files-most-at-once', 'files-types'])
    .execute()
  const value = (name: string) => rows.find((row) => row.name === name)?.value ?? ''
  const count = (name: string, otherwise: number) =>
    /^[1-9]\d{0,9}$/.test(value(name)) ? Number(value(name)) : otherwise
  const types = value('files-types')
    .split(/[\s,]+/)
    .filter(isFileType)
  return {
    mostBytes: count('files-most-bytes', ordinaryFileRules.mostBytes),
    mostAtOnce: count('files-most-at-once', ordinaryFileRules.mostAtOnce),
    types: types.length > 0 ? types : ordinaryFileRules.types,
  }
}
