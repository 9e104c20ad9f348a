import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { fold } from '../kernel/fold.ts'
import { newId } from '../kernel/id.ts'
import type { NamesInLetters } from './names-in-letters.ts'
import { shortName } from './person-name.ts'

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

/** Writes that add a department at the end of the council's order. Ids are made here, so a caller can use them at once. */
export function newDepartment(
  name: string,
  position: number,
  recordedAt: Instant,
): { row: Department; writes: Write[] } {
  const clean = name.trim().replace(/\s+/g, ' ')
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
  return { row, writes: [insertRows('departments', [row]), insertRows('department_names', [firstName])] }
}

export interface PersonDraft {
  name: string
  departmentId: string | null
  post?: string | null
  email?: string | null
  /** how letters call the person; without it they work it out when the first one is written */
  names?: NamesInLetters
}

/** A write that adds a person. */
export function newPerson(draft: PersonDraft, recordedAt: Instant): { row: Person; writes: Write[] } {
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
  return { row, writes: [insertRows('people', [row])] }
}
