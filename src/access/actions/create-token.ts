import { insertRows } from '../../db/insert-rows.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import { cleanEmail } from '../email.ts'
import { hashOfSecret, newSecret } from '../secret.ts'
import { findOpenAccount } from '../store.ts'

/** A key by which a program acts with this person's rights. It is shown now and kept nowhere. */
export async function createToken(
  context: RegisterContext,
  email: string,
): Promise<Result<{ token: string }>> {
  const { db, clock } = context
  const account = await findOpenAccount(db, cleanEmail(email), clock.today())
  if (!account) return reject({ code: 'unknown-account', field: 'user', facts: { given: email } })
  const token = newSecret()
  const row = {
    secret: hashOfSecret(token),
    account_id: account.id,
    issued_at: clock.now(),
    revoked_at: null,
  }
  await db.commit([insertRows('api_tokens', [row])])
  return done({ token })
}
