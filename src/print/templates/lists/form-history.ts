import type { Database } from '../../../db/database.ts'
import type { Day, Instant } from '../../../kernel/day.ts'
import { type FormFile, type FormVersion, formVersionAt } from '../store.ts'

export interface FormVersionItem extends FormVersion {
  /** null for the program's own form */
  file: string | null
  by: string | null
}

export interface FormFileItem extends FormFile {
  by: string | null
}

/** All that was ever done with the forms of a paper, the newest first, and what counts today. */
export interface FormHistory {
  now: FormVersionItem | null
  versions: FormVersionItem[]
  files: FormFileItem[]
}

export async function formHistory(db: Database, paper: string, today: Day): Promise<FormHistory> {
  const [current, versions, files] = await Promise.all([
    formVersionAt(db, paper, { asOf: today, knownOn: null }),
    versionsOf(db, paper),
    db.read
      .selectFrom('form_files as f')
      .leftJoin('accounts as a', 'a.id', 'f.recorded_by')
      .leftJoin('people as p', 'p.id', 'a.person_id')
      .selectAll('f')
      .select('p.short_name as by')
      .where('f.paper', '=', paper)
      .orderBy('f.recorded_at', 'desc')
      .execute(),
  ])
  return { now: versions.find(({ version }) => version === current?.version) ?? null, versions, files }
}

function versionsOf(db: Database, paper: string): Promise<FormVersionItem[]> {
  return db.read
    .selectFrom('form_versions as v')
    .leftJoin('form_files as f', 'f.id', 'v.file_id')
    .leftJoin('accounts as a', 'a.id', 'v.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .selectAll('v')
    .select(['f.name as file', 'p.short_name as by'])
    .where('v.paper', '=', paper)
    .orderBy('v.version', 'desc')
    .execute()
}

/** What counts today for each paper that has ever had a form of its own. */
export async function formsToday(
  db: Database,
  today: Day,
): Promise<Map<string, { from: Day; file: string | null; recordedAt: Instant }>> {
  const rows = await db.read
    .selectFrom('form_versions as v')
    .leftJoin('form_files as f', 'f.id', 'v.file_id')
    .select(['v.paper', 'v.from_day', 'v.recorded_at', 'f.name as file'])
    .where('v.from_day', '<=', today)
    .orderBy('v.from_day')
    .orderBy('v.version')
    .execute()
  return new Map(
    rows.map((row) => [row.paper, { from: row.from_day, file: row.file, recordedAt: row.recorded_at }]),
  )
}
