import { issueSignInLink } from '../../access/actions/issue-sign-in-link.ts'
import { cleanEmail, isEmail } from '../../access/email.ts'
import { isRole, unknownRole } from '../../access/known-role.ts'
import { newSignInLink } from '../../access/sign-in-link.ts'
import { accountOf, findAccount, newAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { map, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { personToChange, type StaffEditor } from '../person-to-change.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { staffChange } from '../store.ts'

/**
 * Makes a link by which a person of the register signs in once within a day. A person without an account gets one, with the role
 * and address given; a person with an account gets a new link to it.
 */
export async function invitePerson(
  context: RegisterContext,
  editor: StaffEditor,
  id: string,
  { email: given, role }: { email: string; role: string },
): Promise<Result<{ linkSecret: string; email: string }>> {
  const { db, clock } = context
  const found = await personToChange(db, editor, id)
  if (!found.ok) return found
  const person = found.value
  const history = { subject: 'person', id, seq: person.seq } as const
  const by = { ...recordedBy(editor.actor, clock.now()), on: clock.today() }
  const known = await accountOf(db, id)
  if (known) {
    const entry = staffChange(history, [{ field: 'link', from: null, to: known.email }], by)
    const link = await issueSignInLink(context, known.email, [entry])
    return map(link, (value) => ({ ...value, email: known.email }))
  }
  const email = cleanEmail(given)
  const taken: Refusal = { code: 'account-exists', field: 'email', facts: { given: email } }
  const refusals: Refusal[] = []
  if (!isEmail(email)) {
    refusals.push({ code: 'not-an-email', field: 'email', facts: { given: email.slice(0, 80) } })
  } else if (await findAccount(db, email)) refusals.push(taken)
  if (!isRole(role)) refusals.push(unknownRole(role))
  if (!isRole(role) || refusals.length > 0) return reject(...refusals)
  const account = newAccount({ personId: id, email, role }, clock.now())
  const link = newSignInLink(account.row.id, clock.now())
  const entry = staffChange(history, fieldChanges({ login: null, role: null }, { login: email, role }), by)
  return commitAs(
    db,
    [...account.writes, ...link.writes, entry],
    { linkSecret: link.secret, email },
    // Another change took the address or changed this person in the same moment.
    async () => reject((await findAccount(db, email)) ? taken : { code: 'conflict' }),
  )
}
