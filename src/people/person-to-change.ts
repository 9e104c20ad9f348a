import type { Actor } from '../access/actor.ts'
import { may } from '../access/rights.ts'
import type { Database } from '../db/database.ts'
import { formatDay } from '../kernel/day.ts'
import { done, type Result, reject } from '../kernel/result.ts'
import { findPerson, type Person, type WithHistory } from './store.ts'

/** Who changes something of a person, and the last entry of the history that the page has shown, where there was a page. */
export interface StaffEditor {
  actor: Actor
  readSeq?: number
}

/** The person to change; where the person has left, that is the answer. */
export async function personToChange(
  db: Database,
  editor: StaffEditor,
  id: string,
): Promise<Result<WithHistory<Person>>> {
  const found = await personAsRead(db, editor, id)
  if (!found.ok) return found
  const { left_on } = found.value
  return left_on ? reject({ code: 'person-left', facts: { on: formatDay(left_on) } }) : found
}

/** The same of a person who may have left. Refuses where another change was recorded after the page was read. */
export async function personAsRead(
  db: Database,
  { actor, readSeq }: StaffEditor,
  id: string,
): Promise<Result<WithHistory<Person>>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
  if (readSeq !== undefined && readSeq !== person.seq) return reject({ code: 'conflict' })
  return done(person)
}
