import type { Actor } from '../access/actor.ts'
import type { Day, Instant } from '../kernel/day.ts'

/**
 * What may change of a department or a person. Of `head`, `deputy`, `department` and `joined` the values are ids. A person's name in
 * full is a `surname` where another one is borne from a day on, and a `spelling` where a mistake of writing was corrected.
 */
export type StaffField =
  | 'name'
  | 'surname'
  | 'spelling'
  | 'head'
  | 'deputy'
  | 'closed'
  | 'joined'
  | 'department'
  | 'post'
  | 'mailbox'
  | 'vocative'
  | 'dative'
  | 'postDative'
  | 'left'
  | 'login'
  | 'role'
  | 'link'

/** One field of one change; `from` is null where there was nothing, `to` where nothing is left. */
export interface FieldChange {
  field: StaffField
  from: string | null
  to: string | null
}

export type StaffSubject = 'department' | 'person'

/** Whose history it is, and the number of the last entry that the writer has read; 0 before the first. */
export interface StaffHistory {
  subject: StaffSubject
  id: string
  seq: number
}

/** By whom and when a change was recorded. */
export interface Recorded {
  recordedAt: Instant
  recordedBy: string | null
}

/** The same of a change, with the day it holds from, and the act or the reason where there is one. */
export interface RecordedChange extends Recorded {
  on: Day
  ground?: string
}

export function recordedBy(actor: Actor, recordedAt: Instant): Recorded {
  return { recordedAt, recordedBy: actor.accountId }
}

/** Those of the fields that differ. */
export function fieldChanges<Field extends StaffField>(
  from: Record<Field, string | null>,
  to: Record<Field, string | null>,
): FieldChange[] {
  return (Object.keys(to) as Field[])
    .filter((field) => from[field] !== to[field])
    .map((field) => ({ field, from: from[field], to: to[field] }))
}
