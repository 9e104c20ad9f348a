import type { Actor } from '../../access/actor.ts'
import { cleanEmail } from '../../access/email.ts'
import { administratorStays, whyAdministratorStays } from '../../access/lists/administrators.ts'
import { may } from '../../access/rights.ts'
import { endOtherSessions } from '../../access/session.ts'
import { voidLinks } from '../../access/sign-in-link.ts'
import { findAccount } from '../../access/store.ts'
import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { fieldChanges, recordedBy } from '../staff-change.ts'
import { findPerson, staffChange } from '../store.ts'

/**
 * Ends sign-in with this account, by password, link or token; what was done with it stays under the person's name. One's own is
 * closed by another administrator, and the last administrator's never.
 */
export async function closeAccount(
  { db, clock }: RegisterContext,
  actor: Actor,
  email: string,
  readSeq?: number,
): Promise<Result<void>> {
  if (!may(actor, 'keep-people')) return reject({ code: 'not-allowed' })
  const account = await findAccount(db, cleanEmail(email))
  const person = account && !account.closed_at ? await findPerson(db, account.person_id) : undefined
  if (!account || !person) {
    return reject({ code: 'unknown-account', field: 'email', facts: { given: email } })
  }
  if (readSeq !== undefined && readSeq !== person.seq) return reject({ code: 'conflict' })
  if (person.id === actor.personId) return reject({ code: 'own-account' })
  const now = clock.now()
  const changes = fieldChanges({ login: account.email, role: account.role }, { login: null, role: null })
  return commitAs(
    db,
    [
      db.read.updateTable('accounts').set({ closed_at: now }).where('id', '=', account.id),
      db.read
        .updateTable('api_tokens')
        .set({ revoked_at: now })
        .where('account_id', '=', account.id)
        .where('revoked_at', 'is', null),
      administratorStays(clock.today()),
      endOtherSessions(db, account.id, null),
      voidLinks(db, account.id, now),
      staffChange({ subject: 'person', id: person.id, seq: person.seq }, changes, {
        ...recordedBy(actor, now),
        on: clock.today(),
      }),
    ],
    undefined,
    () => whyAdministratorStays(db, account, clock.today()),
  )
}
