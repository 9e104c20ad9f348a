import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { cleanEmail } from '../email.ts'
import { newSignInLink, voidLinks } from '../sign-in-link.ts'
import { findOpenAccount } from '../store.ts'

/** A link that signs this person in once within a day. Refuses where there is no such account, or it is closed. */
export async function issueSignInLink(
  office: RegisterContext,
  email: string,
): Promise<Outcome<{ linkSecret: string }>> {
  const { db, clock } = office
  const account = await findOpenAccount(db, cleanEmail(email), clock.today())
  if (!account) return refuse({ code: 'unknown-account', field: 'email', facts: { given: email } })
  const link = newSignInLink(account.id, clock.now())
  await db.commit([voidLinks(db, account.id, clock.now()), ...link.writes])
  return done({ linkSecret: link.secret })
}
