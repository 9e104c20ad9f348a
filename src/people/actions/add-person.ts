import type { Actor } from '../../access/actor.ts'
import { isEmail } from '../../access/email.ts'
import { may } from '../../access/rights.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { fold } from '../../kernel/fold.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { type Directory, openDirectory } from '../directory.ts'
import { namesInLetters } from '../names-in-letters.ts'
import { recordedBy } from '../staff-change.ts'
import { newPerson, type Person } from '../store.ts'

const LONGEST_NAME = 200
const LONGEST_POST = 300

export interface NewPerson {
  /** «Іваненко Іван Петрович» */
  name: string
  departmentId: string | null
  post: string
  email: string
}

/** Adds a person to a department, or to none. Refuses a person who is there already. */
export async function addPerson(
  { db, clock }: RegisterContext,
  actor: Actor,
  draft: NewPerson,
): Promise<Result<Person>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const refusals = reasonsAgainst(draft, await openDirectory(db))
  if (refusals.length > 0) return reject(...refusals)
  const post = draft.post.trim() || null
  const { row, writes } = newPerson(
    {
      name: draft.name,
      departmentId: draft.departmentId,
      post,
      email: draft.email.trim() || null,
      names: await namesInLetters({ name: draft.name, post }),
    },
    recordedBy(actor, clock.now()),
  )
  await db.commit(writes)
  return done(row)
}

function reasonsAgainst({ name, departmentId, post, email }: NewPerson, directory: Directory): Refusal[] {
  const refusals: Refusal[] = []
  const tooLong = (field: string, most: number): Refusal => ({ code: 'too-long', field, facts: { most } })
  if (name.trim() === '') refusals.push({ code: 'required', field: 'name' })
  if (name.length > LONGEST_NAME) refusals.push(tooLong('name', LONGEST_NAME))
  if (post.length > LONGEST_POST) refusals.push(tooLong('post', LONGEST_POST))
  if (email.trim() !== '' && !isEmail(email.trim())) {
    refusals.push({ code: 'not-an-email', field: 'email', facts: { given: email.slice(0, 80) } })
  }
  const department = directory.departments.find((one) => one.id === departmentId)
  if (departmentId && !department) refusals.push({ code: 'not-a-choice', field: 'department' })
  if (department?.closed_on) refusals.push({ code: 'department-closed', field: 'department' })
  const same = directory.people.find(
    (person) => person.department_id === departmentId && fold(person.name) === fold(name),
  )
  if (same) refusals.push({ code: 'person-exists', field: 'name', facts: { given: same.name } })
  return refusals
}
