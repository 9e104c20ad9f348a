import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { guard } from '../db/guard.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import type { Instant } from '../kernel/day.ts'

export type ExportJob = Selectable<Tables['prepared_files']>
export type ExportPart = Selectable<Tables['prepared_parts']>

/** A file of this account; another's is as if it were not there. */
export async function findExportJob(
  db: Database,
  accountId: string | null,
  id: string,
): Promise<ExportJob | undefined> {
  return db.read
    .selectFrom('prepared_files')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
}

/** The export jobs of this account, the newest first. */
export async function exportJobsOf(db: Database, accountId: string | null): Promise<ExportJob[]> {
  return db.read
    .selectFrom('prepared_files')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('state', '<>', 'withdrawn')
    .orderBy('asked_at', 'desc')
    .execute()
}

/** How many files this account has: made, being made, or not to be made. */
export async function keptCount(db: Database, accountId: string | null): Promise<number> {
  const { n } = await db.read
    .selectFrom('prepared_files')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirstOrThrow()
  return n
}

/** The job that has waited longest: without a worker yet, or with one that has been silent for too long. */
export async function nextExportJob(db: Database, now: Instant): Promise<ExportJob | undefined> {
  return db.read
    .selectFrom('prepared_files')
    .selectAll()
    .where('state', 'in', ['waiting', 'running'])
    .where((is) => is.or([is('held_until', 'is', null), is('held_until', '<=', now)]))
    .orderBy('asked_at')
    .orderBy('id')
    .executeTakeFirst()
}

/** When the next file in other hands may be taken from them, if it is not given back before. */
export async function heldUntil(db: Database): Promise<Instant | null> {
  const { until } = await db.read
    .selectFrom('prepared_files')
    .select((eb) => eb.fn.min<Instant | null>('held_until').as('until'))
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return until
}

export async function partsDone(db: Database, id: string): Promise<ExportPart[]> {
  return db.read.selectFrom('prepared_parts').selectAll().where('file_id', '=', id).orderBy('part').execute()
}

/** Files in work at a time, in all processes together: each takes some of the disk and of a processor. */
const MOST_AT_ONCE = 2

/** Gives the job to this worker; the commit fails where another worker has it, or where enough jobs are in work. */
export function takeInHand(
  file: ExportJob,
  { holder, now, until }: { holder: string; now: Instant; until: Instant },
): Write[] {
  return [
    guard(
      'prepared_is_free',
      `EXISTS (SELECT 1 FROM prepared_files WHERE id = ? AND state IN ('waiting', 'running')
          AND ifnull(held_until, '') <= ?)
        AND (SELECT count(*) FROM prepared_files WHERE state = 'running' AND held_until > ?) < ?`,
      [file.id, now, now, MOST_AT_ONCE],
    ),
    {
      sql: `UPDATE prepared_files SET state = 'running', holder = ?, held_until = ?, attempts = attempts + 1 WHERE id = ?`,
      parameters: [holder, until, file.id],
    },
  ]
}

/** A change of a file that only its holder may make; breaks where it is no longer in that hand. */
export function changeInHand(
  id: string,
  holder: string,
  values: Partial<ExportJob>,
  besides: Write[] = [],
): Write[] {
  const columns = Object.keys(values)
  return [
    guard(
      'prepared_is_in_hand',
      `EXISTS (SELECT 1 FROM prepared_files WHERE id = ? AND state = 'running' AND holder = ?)`,
      [id, holder],
    ),
    ...besides,
    {
      sql: `UPDATE prepared_files SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
      parameters: [...Object.values(values), id],
    },
  ]
}

export function newPart(part: ExportPart): Write {
  return insertRows('prepared_parts', [part])
}

export function withoutParts(id: string): Write {
  return { sql: 'DELETE FROM prepared_parts WHERE file_id = ?', parameters: [id] }
}

/** A file of this account that answers the same question: in work, or finished and its list fixed since that instant. */
export async function sameFile(
  db: Database,
  request: Pick<ExportJob, 'account_id' | 'address' | 'format' | 'eyes'>,
  since: Instant,
): Promise<string | undefined> {
  const row = await db.read
    .selectFrom('prepared_files')
    .select('id')
    .where('account_id', '=', request.account_id)
    .where('address', '=', request.address)
    .where('format', '=', request.format)
    .where((is) =>
      is.or([
        is('state', 'in', ['waiting', 'running']),
        is.and([is('state', '=', 'ready'), is('eyes', '=', request.eyes), is('known_at', '>=', since)]),
      ]),
    )
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
  return row?.id
}

/** How many files of this account are not finished. */
export async function inWorkOf(db: Database, accountId: string): Promise<number> {
  const { n } = await db.read
    .selectFrom('prepared_files')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('account_id', '=', accountId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirstOrThrow()
  return n
}
