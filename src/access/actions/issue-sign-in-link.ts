import { commitAs } from '../../db/commit-as.ts'
import type { Write } from '../../db/database.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { type Result, reject } from '../../kernel/result.ts'
import { cleanEmail } from '../email.ts'
import { newSignInLink, voidLinks } from '../sign-in-link.ts'
import { findOpenAccount } from '../store.ts'

/** A link that signs this person in once within a day. Refuses where there is no such account, or it is closed. */
export async function issueSignInLink(
  context: RegisterContext,
  email: string,
  also: readonly Write[] = [],
): Promise<Result<{ linkSecret: string }>> {
  const { db, clock } = context
  const account = await findOpenAccount(db, cleanEmail(email), clock.today())
  if (!account) return reject({ code: 'unknown-account', field: 'email', facts: { given: email } })
  const link = newSignInLink(account.id, clock.now())
  return commitAs(db, [voidLinks(db, account.id, clock.now()), ...link.writes, ...also], {
    linkSecret: link.secret,
  })
}
