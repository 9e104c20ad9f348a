import { type Selectable, sql } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import { type Day, dayOf } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { newId } from '../kernel/id.ts'
import type { NamesInLetters } from './names-in-letters.ts'
import { shortName } from './person-name.ts'
import {
  type FieldChange,
  fieldChanges,
  type Recorded,
  type RecordedChange,
  type StaffField,
  type StaffHistory,
  type StaffSubject,
} from './staff-change.ts'

export type Department = Selectable<Tables['departments']>
export type Person = Selectable<Tables['people']>

/** All departments in the council's own order, closed ones last. */
export function allDepartments(db: Database): Promise<Department[]> {
  return db.read.selectFrom('departments').selectAll().orderBy('closed_on').orderBy('position').execute()
}

/** People who have not left, by surname as written. */
export function allPeople(db: Database): Promise<Person[]> {
  return db.read.selectFrom('people').selectAll().where('left_on', 'is', null).orderBy('short_key').execute()
}

/** A row with the number of the last entry in its history, read together. */
export type WithHistory<Row> = Row & { seq: number }

export function findDepartment(db: Database, id: string): Promise<WithHistory<Department> | undefined> {
  return db.read
    .selectFrom('departments')
    .selectAll()
    .select(lastEntry('department', 'departments'))
    .where('id', '=', id)
    .executeTakeFirst()
}

export function findPerson(db: Database, id: string): Promise<WithHistory<Person> | undefined> {
  return peopleWithHistory(db).where('id', '=', id).executeTakeFirst()
}

/** Everybody of a department, those who have left too. */
export function allOfDepartment(db: Database, departmentId: string): Promise<WithHistory<Person>[]> {
  return peopleWithHistory(db).where('department_id', '=', departmentId).orderBy('id').execute()
}

/** The departments that this person heads, or that answer to this person as the deputy mayor. */
export function departmentsOf(
  db: Database,
  column: 'head_id' | 'deputy_id',
  personId: string,
): Promise<WithHistory<Department>[]> {
  return db.read
    .selectFrom('departments')
    .selectAll()
    .select(lastEntry('department', 'departments'))
    .where(column, '=', personId)
    .where('closed_on', 'is', null)
    .execute()
}

/** The day from which the latest recorded change of this field of a person holds; what it began with is no change. */
export async function lastChangeOn(db: Database, personId: string, field: StaffField): Promise<Day | null> {
  const row = await db.read
    .selectFrom('staff_changes')
    .select(sql<Day | null>`max(happened_on)`.as('on'))
    .where('subject', '=', 'person')
    .where('subject_id', '=', personId)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM json_each(changes) WHERE value ->> 'field' = ${field})
        AND NOT EXISTS (SELECT 1 FROM json_each(changes) WHERE value ->> 'field' = 'name' AND value ->> 'from' IS NULL)`,
    )
    .executeTakeFirst()
  return row?.on ?? null
}

/** What a person was called, and which departments the person left, before what stands now; the earliest first. */
export interface FormerPlaces {
  names: string[]
  departments: { from: string; on: Day }[]
}

/** Those of everybody to whom something of it was changed. */
export async function formerPlaces(db: Database): Promise<Map<string, FormerPlaces>> {
  const changes = await sql<{ id: string; on: Day; field: StaffField; from: string }>`
    SELECT s.subject_id AS id, s.happened_on AS "on", c.value ->> 'field' AS field, c.value ->> 'from' AS "from"
    FROM staff_changes s, json_each(s.changes) c
    WHERE s.subject = 'person' AND c.value ->> 'field' IN ('surname', 'spelling', 'department')
      AND c.value ->> 'from' IS NOT NULL
    ORDER BY s.subject_id, s.happened_on, s.seq`.execute(db.read)
  const places = new Map<string, FormerPlaces>()
  for (const { id, on, field, from } of changes.rows) {
    const known = places.get(id) ?? { names: [], departments: [] }
    if (field === 'department') known.departments.push({ from, on })
    else known.names.push(from)
    places.set(id, known)
  }
  return places
}

/** The names that departments no longer bear, the latest first. */
export function formerDepartmentNames(db: Database): Promise<{ name: string; department_id: string }[]> {
  return db.read
    .selectFrom('department_names')
    .innerJoin('departments', 'departments.id', 'department_names.department_id')
    .select(['department_names.name', 'department_names.department_id'])
    .whereRef('department_names.name', '<>', 'departments.name')
    .orderBy('department_names.from_day', 'desc')
    .orderBy('department_names.department_id')
    .execute()
}

function peopleWithHistory(db: Database) {
  return db.read.selectFrom('people').selectAll().select(lastEntry('person', 'people'))
}

function lastEntry(subject: StaffSubject, table: 'departments' | 'people') {
  return sql<number>`(SELECT ifnull(max(seq), 0) FROM staff_changes
    WHERE subject = ${subject} AND subject_id = ${sql.ref(`${table}.id`)})`.as('seq')
}

/**
 * A write that adds an entry to the history of a department or a person. The columns that it is about are written in the same
 * commit; of two who have read the same last entry, the second meets its number taken.
 */
export function staffChange(
  { subject, id, seq }: StaffHistory,
  changes: readonly FieldChange[],
  { on, recordedAt, recordedBy, ground }: RecordedChange,
): Write {
  return insertRows('staff_changes', [
    {
      subject,
      subject_id: id,
      seq: seq + 1,
      changes: JSON.stringify(changes),
      ground: ground?.trim() || null,
      happened_on: on,
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    },
  ])
}

/** Writes that add a department at the end of the council's order. Ids are made here, so a caller can use them at once. */
export function newDepartment(
  name: string,
  position: number,
  by: Recorded,
): { row: Department; writes: Write[] } {
  const clean = name.trim().replace(/\s+/g, ' ')
  const { recordedAt } = by
  const row: Department = {
    id: newId(),
    position,
    name: clean,
    name_key: fold(clean),
    head_id: null,
    closed_on: null,
    recorded_at: recordedAt,
    deputy_id: null,
  }
  const firstName = {
    department_id: row.id,
    from_day: '1900-01-01' as Day,
    name: clean,
    recorded_at: recordedAt,
  }
  const changes = fieldChanges({ name: null }, { name: clean })
  return {
    row,
    writes: [
      insertRows('departments', [row]),
      insertRows('department_names', [firstName]),
      staffChange({ subject: 'department', id: row.id, seq: 0 }, changes, { ...by, on: dayOf(recordedAt) }),
    ],
  }
}

export interface PersonDraft {
  name: string
  departmentId: string | null
  post?: string | null
  email?: string | null
  /** how letters call the person; without it they work it out when the first one is written */
  names?: NamesInLetters
}

/** Writes that add a person. */
export function newPerson(draft: PersonDraft, by: Recorded): { row: Person; writes: Write[] } {
  const { recordedAt } = by
  const name = draft.name.trim().replace(/\s+/g, ' ')
  const short = shortName(name)
  const row: Person = {
    id: newId(),
    department_id: draft.departmentId,
    name,
    short_name: short,
    short_key: fold(short),
    post: draft.post ?? null,
    email: draft.email?.trim().toLowerCase() || null,
    left_on: null,
    recorded_at: recordedAt,
    vocative: draft.names?.vocative ?? null,
    dative: draft.names?.dative ?? null,
    post_dative: draft.names?.post_dative ?? null,
  }
  const known = { name, department: row.department_id, post: row.post, mailbox: row.email }
  const changes = fieldChanges({ name: null, department: null, post: null, mailbox: null }, known)
  return {
    row,
    writes: [
      insertRows('people', [row]),
      staffChange({ subject: 'person', id: row.id, seq: 0 }, changes, { ...by, on: dayOf(recordedAt) }),
    ],
  }
}
