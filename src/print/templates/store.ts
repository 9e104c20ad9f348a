import type { Selectable } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { Tables } from '../../db/tables.ts'
import type { FilesContext } from '../../files/context.ts'
import type { Day, Instant } from '../../kernel/day.ts'

export type FormFile = Selectable<Tables['form_files']>
export type FormVersion = Selectable<Tables['form_versions']>

export async function findFormFile(db: Database, paper: string, id: string): Promise<FormFile | undefined> {
  return db.read
    .selectFrom('form_files')
    .selectAll()
    .where('paper', '=', paper)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function formFileOfContent(
  db: Database,
  paper: string,
  hash: string,
): Promise<FormFile | undefined> {
  return db.read
    .selectFrom('form_files')
    .selectAll()
    .where('paper', '=', paper)
    .where('hash', '=', hash)
    .executeTakeFirst()
}

/** The day and the knowledge a paper is made by: a past day has the form that was in force then, as known then. */
export interface FormQuery {
  asOf: Day
  knownOn: Instant | null
}

/** The form in force for a paper on this day; none where the council never gave one. */
export async function formVersionAt(
  db: Database,
  paper: string,
  { asOf, knownOn }: FormQuery,
): Promise<FormVersion | undefined> {
  return db.read
    .selectFrom('form_versions')
    .selectAll()
    .where('paper', '=', paper)
    .where('from_day', '<=', asOf)
    .$if(knownOn !== null, (query) => query.where('recorded_at', '<=', knownOn!))
    .orderBy('from_day', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The council's own form of a paper as of this day; null where the program's is in force. */
export async function formInForce(db: Database, paper: string, query: FormQuery): Promise<FormFile | null> {
  const version = await formVersionAt(db, paper, query)
  if (!version?.file_id) return null
  return (await findFormFile(db, paper, version.file_id)) ?? null
}

export async function readFormFile(
  files: FilesContext['files'],
  { hash }: Pick<FormFile, 'hash'>,
): Promise<Uint8Array> {
  const content = await files.open(hash)
  if (!content) throw new Error(`the content of a form is not where files lie: ${hash}`)
  return new Uint8Array(await new Response(content).arrayBuffer())
}
