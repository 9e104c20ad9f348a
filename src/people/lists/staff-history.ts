import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import type { Day, Instant } from '../../kernel/day.ts'
import type { FieldChange, StaffField, StaffSubject } from '../staff-change.ts'

/** One change of a department or a person, ids in it replaced by names as they are now. */
export interface StaffHistoryEntry {
  on: Day
  changes: FieldChange[]
  ground: string | null
  recordedAt: Instant
  /** null for the register itself */
  who: string | null
}

const named: Partial<Record<StaffField, 'people' | 'departments'>> = {
  head: 'people',
  deputy: 'people',
  department: 'departments',
  joined: 'departments',
}

/** All recorded changes of a department or a person, the newest first. */
export async function staffHistory(
  db: Database,
  subject: StaffSubject,
  id: string,
): Promise<StaffHistoryEntry[]> {
  const rows = await db.read
    .selectFrom('staff_changes as c')
    .leftJoin('accounts as a', 'a.id', 'c.recorded_by')
    .leftJoin('people as p', 'p.id', 'a.person_id')
    .select(['c.happened_on as on', 'c.changes', 'c.ground', 'c.recorded_at as recordedAt'])
    .select('p.short_name as who')
    .where('c.subject', '=', subject)
    .where('c.subject_id', '=', id)
    .orderBy('c.seq', 'desc')
    .execute()
  const entries = rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as FieldChange[] }))
  const nameOf = await namesIn(
    db,
    entries.flatMap(({ changes }) => changes),
  )
  const shown = (field: StaffField, value: string | null) =>
    value !== null && named[field] ? (nameOf.get(value) ?? value) : value
  return entries.map((entry) => ({
    ...entry,
    changes: entry.changes.map(({ field, from, to }) => ({
      field,
      from: shown(field, from),
      to: shown(field, to),
    })),
  }))
}

async function namesIn(db: Database, changes: readonly FieldChange[]): Promise<Map<string, string>> {
  const idsOf = (table: 'people' | 'departments') =>
    changes
      .filter(({ field }) => named[field] === table)
      .flatMap(({ from, to }) => [from, to].filter((value) => value !== null))
  const [people, departments] = await Promise.all([
    db.read
      .selectFrom('people')
      .select(['id', 'short_name as name'])
      .where('id', 'in', listed(db, idsOf('people')))
      .execute(),
    db.read
      .selectFrom('departments')
      .select(['id', 'name'])
      .where('id', 'in', listed(db, idsOf('departments')))
      .execute(),
  ])
  return new Map([...people, ...departments].map(({ id, name }) => [id, name]))
}
