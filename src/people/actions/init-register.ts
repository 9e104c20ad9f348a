import { registerItself } from '../../access/actor.ts'
import { cleanEmail, isEmail } from '../../access/email.ts'
import { newSignInLink } from '../../access/sign-in-link.ts'
import { newAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import { guard } from '../../db/guard.ts'
import { referenceChanged } from '../../db/reference-changed.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { keepSetting } from '../../db/settings.ts'
import { type Refusal, type Result, reject } from '../../kernel/result.ts'
import { organization } from '../organization.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { newPerson, staffChange } from '../store.ts'

const LONGEST_NAME = 200

export interface NewRegister {
  organization: string
  admin: string
}

/**
 * Gives an empty register its council's name and its first administrator, with a link to sign in by. Refuses a register
 * that is already in use.
 */
export async function initRegister(
  { db, clock }: RegisterContext,
  draft: NewRegister,
): Promise<Result<{ linkSecret: string }>> {
  const refusals = judgeNewRegister(draft)
  if (refusals.length > 0) return reject(...refusals)
  const name = draft.organization.trim()
  const email = cleanEmail(draft.admin)
  const now = clock.now()
  const by = recordedBy(registerItself, now)
  const person = newPerson({ name: 'Адміністратор', departmentId: null, email }, by)
  const account = newAccount({ personId: person.row.id, email, role: 'admin' }, now)
  const link = newSignInLink(account.row.id, now)
  return commitAs(
    db,
    [
      guard(
        'register-is-empty',
        'SELECT NOT EXISTS (SELECT 1 FROM accounts) AND NOT EXISTS (SELECT 1 FROM departments) AND NOT EXISTS (SELECT 1 FROM documents)',
      ),
      keepSetting(organization, name),
      ...person.writes,
      ...account.writes,
      ...link.writes,
      staffChange(
        { subject: 'person', id: person.row.id, seq: 1 },
        fieldChanges({ login: null, role: null }, { login: email, role: 'admin' }),
        { ...by, on: clock.today() },
      ),
      referenceChanged,
    ],
    { linkSecret: link.secret },
    { code: 'register-not-empty' },
  )
}

/** Every reason why there can be no such register, wherever it would be. */
export function judgeNewRegister({ organization, admin }: NewRegister): Refusal[] {
  const refusals: Refusal[] = []
  const name = organization.trim()
  const email = cleanEmail(admin)
  if (name === '') refusals.push({ code: 'required', field: 'organization' })
  if (name.length > LONGEST_NAME)
    refusals.push({ code: 'too-long', field: 'organization', facts: { most: LONGEST_NAME } })
  if (!isEmail(email))
    refusals.push({ code: 'not-an-email', field: 'admin', facts: { given: email.slice(0, 80) } })
  return refusals
}
