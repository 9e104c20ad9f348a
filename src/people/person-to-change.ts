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

/**
 * The person as somebody with the right finds one to change. Refuses where another change was recorded after the page was read,
 * and where the person has left.
 */
export async function personToChange(
  db: Database,
  { actor, readSeq }: StaffEditor,
  id: string,
): Promise<Result<WithHistory<Person>>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
  if (readSeq !== undefined && readSeq !== person.seq) return reject({ code: 'conflict' })
  if (person.left_on) return reject({ code: 'person-left', facts: { on: formatDay(person.left_on) } })
  return done(person)
}
