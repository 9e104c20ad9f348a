import { issueSignInLink } from '../../access/actions/issue-sign-in-link.ts'
import { type Actor, type Role, roles } from '../../access/actor.ts'
import { cleanEmail, isEmail } from '../../access/email.ts'
import { may } from '../../access/rights.ts'
import { newSignInLink } from '../../access/sign-in-link.ts'
import { accountOf, findAccount, newAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { formatDay } from '../../kernel/day.ts'
import { map, type Refusal, type Result, reject } from '../../kernel/result.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findPerson, staffChange } from '../store.ts'

/**
 * Makes a link by which a person of the register signs in once within a day. A person without an account gets one, with the role
 * and address given; a person with an account gets a new link to it.
 */
export async function invitePerson(
  context: RegisterContext,
  actor: Actor,
  id: string,
  { email: given, role }: { email: string; role: string },
): Promise<Result<{ linkSecret: string; email: string }>> {
  const { db, clock } = context
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const person = await findPerson(db, id)
  if (!person) return reject({ code: 'not-found' })
  const history = { subject: 'person', id, seq: person.seq } as const
  const by = { ...recordedBy(actor, clock.now()), on: clock.today() }
  const known = await accountOf(db, id)
  if (person.left_on) return reject({ code: 'person-left', facts: { on: formatDay(person.left_on) } })
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
  if (!isRole(role)) {
    refusals.push({
      code: 'unknown-role',
      field: 'role',
      facts: { given: role.slice(0, 40), known: roles.join(', ') },
    })
  }
  if (!isRole(role) || refusals.length > 0) return reject(...refusals)
  const account = newAccount({ personId: id, email, role }, clock.now())
  const link = newSignInLink(account.row.id, clock.now())
  const entry = staffChange(history, fieldChanges({ login: null, role: null }, { login: email, role }), by)
  return commitAs(db, [...account.writes, ...link.writes, entry], { linkSecret: link.secret, email }, taken)
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role)
}
