import type { RegisterContext } from '../../db/register-context.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { Role } from '../actor.ts'
import { type Counted, noteAttempt } from '../attempts.ts'
import { cleanEmail } from '../email.ts'
import { isPassword } from '../password.ts'
import { openSession } from '../session.ts'
import { findOpenAccount } from '../store.ts'

const MOST_OF_EMAIL = 10
/** A whole town hall may stand behind one address of the network. */
const MOST_OF_ADDRESS = 100
const LONGEST_COUNTED = 254

interface Credentials {
  email: string
  password: string
  /** The network address, where the entrance knows it. */
  address?: string
}

/**
 * Opens a session by address and password. An unknown address, a closed account and a wrong password are one answer in
 * the same time; too many attempts are refused before the password is looked at.
 */
export async function signIn(
  context: RegisterContext,
  credentials: Credentials,
): Promise<Result<{ sessionSecret: string; role: Role }>> {
  const { db, clock } = context
  const email = cleanEmail(credentials.email)
  const missing = absentFields(email, credentials.password)
  if (missing.length > 0) return reject(...missing)

  const now = clock.now()
  const counted: Counted[] = [{ who: `email ${email.slice(0, LONGEST_COUNTED)}`, most: MOST_OF_EMAIL }]
  if (credentials.address) counted.push({ who: `address ${credentials.address}`, most: MOST_OF_ADDRESS })
  const attempt = await noteAttempt(db, counted, now)
  if (!attempt.ok) return attempt

  const account = await findOpenAccount(db, email, clock.today())
  const right = await isPassword(credentials.password, account?.password ?? null)
  if (!account || !right) return reject({ code: 'wrong-sign-in' })
  const session = openSession(db, account.id, now)
  await db.commit([attempt.value.strike, ...session.writes])
  return done({ sessionSecret: session.secret, role: account.role })
}

function absentFields(email: string, password: string): Refusal[] {
  const refusals: Refusal[] = []
  if (email === '') refusals.push({ code: 'required', field: 'email' })
  if (password === '') refusals.push({ code: 'required', field: 'password' })
  return refusals
}
