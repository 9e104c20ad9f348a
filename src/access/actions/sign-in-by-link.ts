import { commitAs } from '../../db/commit-as.ts'
import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { Role } from '../actor.ts'
import { rememberDevice } from '../known-device.ts'
import { openSession } from '../session.ts'
import { findSignInLink, useOfLink } from '../sign-in-link.ts'
import { findOpenAccountById } from '../store.ts'
import type { SignedIn } from './sign-in.ts'

/** Whether a link would sign a person in now; the check uses nothing up. */
export async function checkSignInLink(
  context: RegisterContext,
  secret: string,
): Promise<Result<{ accountId: string; role: Role }>> {
  const { db, clock } = context
  const link = await findSignInLink(db, secret)
  if (!link || link.expires_at <= clock.now()) return reject({ code: 'link-expired' })
  if (link.used_at) return reject({ code: 'link-used' })
  const account = await findOpenAccountById(db, link.account_id, clock.today())
  return account ? done({ accountId: account.id, role: account.role }) : reject({ code: 'link-expired' })
}

/** Uses the link up and opens a session in a browser that is known from then on: all or nothing, and once. */
export async function signInByLink(
  context: RegisterContext,
  secret: string,
  knownBy?: string,
): Promise<Result<SignedIn>> {
  const { db, clock } = context
  const link = await checkSignInLink(context, secret)
  if (!link.ok) return link
  const now = clock.now()
  const { accountId, role } = link.value
  const session = openSession(db, accountId, now)
  const device = await rememberDevice(db, { secret: knownBy, accountId }, now)
  return commitAs(
    db,
    [useOfLink(secret, now), ...session.writes, ...device.writes],
    { sessionSecret: session.secret, deviceSecret: device.secret, role },
    { code: 'link-used' },
  )
}
