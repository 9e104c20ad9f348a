import { cleanEmail, isEmail } from '../../access/email.ts'
import { isRole, unknownRole } from '../../access/known-role.ts'
import { administratorStays, whyAdministratorStays } from '../../access/lists/administrators.ts'
import { endOtherSessions } from '../../access/session.ts'
import { voidLinks } from '../../access/sign-in-link.ts'
import { type Account, accountOf, findAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { Database, Write } from '../../db/database.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { personToChange, type StaffEditor } from '../person-to-change.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { departmentsOf, type Person, staffChange, type WithHistory } from '../store.ts'

/**
 * Gives an account another role. Its sessions end, so that no page of the former role stays open. A person who leaves the leadership
 * is no longer a deputy mayor of any department. One's own role of an administrator is taken away by another one only, and the last is never.
 */
export async function changeRole(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  role: string,
): Promise<Result<void>> {
  const found = await accountToChange(db, editor, id)
  if (!found.ok) return found
  const { person, account } = found.value
  if (!isRole(role)) return reject(unknownRole(role))
  if (role === account.role) return done(undefined)
  if (id === editor.actor.personId) return reject({ code: 'own-account', field: 'role' })
  const now = clock.now()
  const by = { ...recordedBy(editor.actor, now), on: clock.today() }
  const answering = account.role === 'leader' ? await departmentsOf(db, 'deputy_id', id) : []
  return commitAs(
    db,
    [
      db.read.updateTable('accounts').set({ role }).where('id', '=', account.id),
      administratorStays(clock.today()),
      endOtherSessions(db, account.id, null),
      voidLinks(db, account.id, now),
      staffChange(
        { subject: 'person', id, seq: person.seq },
        fieldChanges({ role: account.role }, { role }),
        by,
      ),
      ...answering.flatMap((one): Write[] => [
        db.read.updateTable('departments').set({ deputy_id: null }).where('id', '=', one.id),
        staffChange(
          { subject: 'department', id: one.id, seq: one.seq },
          [{ field: 'deputy', from: id, to: null }],
          by,
        ),
      ]),
    ],
    undefined,
    () => whyAdministratorStays(db, account, clock.today()),
  )
}

/** Gives an account another address to sign in with. Refuses one that another account has, closed or not. */
export async function changeLogin(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
  given: string,
): Promise<Result<void>> {
  const found = await accountToChange(db, editor, id)
  if (!found.ok) return found
  const { person, account } = found.value
  const email = cleanEmail(given)
  if (email === '') return reject({ code: 'required', field: 'login' })
  if (!isEmail(email))
    return reject({ code: 'not-an-email', field: 'login', facts: { given: email.slice(0, 80) } })
  if (email === account.email) return done(undefined)
  const taken: Refusal = { code: 'account-exists', field: 'login', facts: { given: email } }
  if (await findAccount(db, email)) return reject(taken)
  return commitAs(
    db,
    [
      db.read.updateTable('accounts').set({ email }).where('id', '=', account.id),
      staffChange(
        { subject: 'person', id, seq: person.seq },
        fieldChanges({ login: account.email }, { login: email }),
        { ...recordedBy(editor.actor, clock.now()), on: clock.today() },
      ),
    ],
    undefined,
    // Another change took the address or changed this person in the same moment.
    async () => reject((await findAccount(db, email)) ? taken : { code: 'conflict' }),
  )
}

/** Opens a closed account again: by a new link or the password of before, with no session and no token of before. */
export async function reopenAccount(
  { db, clock }: RegisterContext,
  editor: StaffEditor,
  id: string,
): Promise<Result<void>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const account = await accountOf(db, id)
  if (!account) return reject({ code: 'not-found' })
  if (!account.closed_at) return done(undefined)
  return commitAs(
    db,
    [
      db.read.updateTable('accounts').set({ closed_at: null }).where('id', '=', account.id),
      staffChange(
        { subject: 'person', id, seq: found.value.seq },
        fieldChanges({ login: null, role: null }, { login: account.email, role: account.role }),
        { ...recordedBy(editor.actor, clock.now()), on: clock.today() },
      ),
    ],
    undefined,
  )
}

interface Holder {
  person: WithHistory<Person>
  account: Account
}

async function accountToChange(db: Database, editor: StaffEditor, id: string): Promise<Result<Holder>> {
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const account = await accountOf(db, id)
  // A closed one is opened again first.
  if (!account || account.closed_at) return reject({ code: 'not-found' })
  return done({ person: found.value, account })
}
