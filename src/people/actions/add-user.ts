import { type Role, registerItself } from '../../access/actor.ts'
import { cleanEmail, isEmail } from '../../access/email.ts'
import { isRole, unknownRole } from '../../access/known-role.ts'
import { newSignInLink } from '../../access/sign-in-link.ts'
import { findAccount, newAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Database } from '../../db/database.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { fold } from '../../kernel/fold.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { type Directory, openDirectory } from '../directory.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findPerson, newPerson, staffChange } from '../store.ts'

const LONGEST_NAME = 200

interface NewUser {
  email: string
  /** «ПРІЗВИЩЕ Ім'я По батькові» */
  name: string
  role: string
  department?: string | null
}

/**
 * Opens an account and issues its first sign-in link. A person the register already knows by this name in this
 * department gets the account; otherwise the person is added. Refuses an address in use, an unknown role or department.
 * A command of the machine's administrator: it is recorded in the name of the register itself.
 */
export async function addUser(
  context: RegisterContext,
  user: NewUser,
): Promise<Result<{ accountId: string; linkSecret: string }>> {
  const { db, clock } = context
  const email = cleanEmail(user.email)
  const taken = { code: 'account-exists', field: 'email', facts: { given: email } } as const
  const directory = await openDirectory(db)
  const refusals = reasonsAgainst({ ...user, email }, directory)
  if (await findAccount(db, email)) refusals.push(taken)
  if (refusals.length > 0) return reject(...refusals)

  const now = clock.now()
  const departmentId = (user.department && directory.department(user.department)?.id) || null
  const known = await knownPerson(db, directory, user.name, departmentId)
  const by = recordedBy(registerItself, now)
  const person = known ? { row: known, writes: [] } : newPerson({ name: user.name, departmentId, email }, by)
  const account = newAccount({ personId: person.row.id, email, role: user.role as Role }, now)
  const link = newSignInLink(account.row.id, now)
  return commitAs(
    db,
    [
      ...person.writes,
      ...account.writes,
      ...link.writes,
      staffChange(
        { subject: 'person', id: person.row.id, seq: known?.seq ?? 1 },
        fieldChanges({ login: null, role: null }, { login: email, role: user.role }),
        { ...by, on: clock.today() },
      ),
    ],
    { accountId: account.row.id, linkSecret: link.secret },
    // Another change took the address or changed this person in the same moment.
    async () => reject((await findAccount(db, email)) ? taken : { code: 'conflict' }),
  )
}

function reasonsAgainst({ email, name, role, department }: NewUser, directory: Directory): Refusal[] {
  const refusals: Refusal[] = []
  if (!isEmail(email))
    refusals.push({ code: 'not-an-email', field: 'email', facts: { given: email.slice(0, 80) } })
  if (name.trim() === '') refusals.push({ code: 'required', field: 'name' })
  if (name.length > LONGEST_NAME)
    refusals.push({ code: 'too-long', field: 'name', facts: { most: LONGEST_NAME } })
  if (!isRole(role)) refusals.push(unknownRole(role))
  if (department && !directory.department(department)) {
    refusals.push({ code: 'unknown-department', field: 'department', facts: { given: department } })
  }
  return refusals
}

// A person of this very name and department who has no account yet; a namesake with one is another person.
async function knownPerson(db: Database, directory: Directory, name: string, departmentId: string | null) {
  const full = fold(name)
  const namesakes = directory.people.filter((p) => p.department_id === departmentId && fold(p.name) === full)
  if (namesakes.length === 0) return undefined
  const ids = namesakes.map(({ id }) => id)
  const holders = await db.read
    .selectFrom('accounts')
    .select('person_id')
    .where('person_id', 'in', ids)
    .execute()
  const free = namesakes.find(({ id }) => !holders.some(({ person_id }) => person_id === id))
  return free && findPerson(db, free.id)
}
