import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { cleanEmail } from '../email.ts'
import { endOtherSessions } from '../session.ts'
import { findAccount } from '../store.ts'

/** Nobody signs in with this account any more, by password, link or token; what it did stays under its name. */
export async function closeAccount(context: RegisterContext, email: string): Promise<Result<void>> {
  const { db, clock } = context
  const account = await findAccount(db, cleanEmail(email))
  if (!account || account.closed_at) {
    return reject({ code: 'unknown-account', field: 'email', facts: { given: email } })
  }
  const now = clock.now()
  await db.commit([
    db.read.updateTable('accounts').set({ closed_at: now }).where('id', '=', account.id),
    db.read
      .updateTable('api_tokens')
      .set({ revoked_at: now })
      .where('account_id', '=', account.id)
      .where('revoked_at', 'is', null),
    endOtherSessions(db, account.id, null),
  ])
  return done(undefined)
}
