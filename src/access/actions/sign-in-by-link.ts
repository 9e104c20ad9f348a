import { CommitConflict } from '../../db/database.ts'
import { done, type Outcome, refuse } from '../../kernel/result.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import type { Role } from '../actor.ts'
import { openSession } from '../session.ts'
import { findSignInLink, useOfLink } from '../sign-in-link.ts'
import { findOpenAccountById } from '../store.ts'

/** Whether a link would sign somebody in now; asking uses nothing up. */
export async function checkSignInLink(
  office: RegisterContext,
  secret: string,
): Promise<Outcome<{ accountId: string; role: Role }>> {
  const { db, clock } = office
  const link = await findSignInLink(db, secret)
  if (!link || link.expires_at <= clock.now()) return refuse({ code: 'link-expired' })
  if (link.used_at) return refuse({ code: 'link-used' })
  const account = await findOpenAccountById(db, link.account_id, clock.today())
  return account ? done({ accountId: account.id, role: account.role }) : refuse({ code: 'link-expired' })
}

/** Uses the link up and opens a session: both or neither, and once. */
export async function signInByLink(
  office: RegisterContext,
  secret: string,
): Promise<Outcome<{ sessionSecret: string; role: Role }>> {
  const { db, clock } = office
  const link = await checkSignInLink(office, secret)
  if (!link.ok) return link
  const now = clock.now()
  const session = openSession(db, link.value.accountId, now)
  try {
    await db.commit([useOfLink(secret, now), ...session.writes])
  } catch (error) {
    if (error instanceof CommitConflict) return refuse({ code: 'link-used' })
    throw error
  }
  return done({ sessionSecret: session.secret, role: link.value.role })
}
