import type { Database } from '../../db/database.ts'
import type { Instant } from '../../kernel/day.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { Role } from '../actor.ts'
import { type Counted, noteAttempt } from '../attempts.ts'
import type { AccessContext } from '../context.ts'
import { cleanEmail } from '../email.ts'
import { isKnownDevice, rememberDevice } from '../known-device.ts'
import { isPassword } from '../password.ts'
import { hashOfSecret } from '../secret.ts'
import { openSession } from '../session.ts'
import { findOpenAccount } from '../store.ts'

const MOST_OF_EMAIL = 10
/** A whole town hall may stand behind one address of the network. */
const MOST_OF_ADDRESS = 100
const LONGEST_COUNTED = 254

/** What a browser is given: the secrets of its two cookies, and the role of the person who has signed in. */
export interface SignedIn {
  sessionSecret: string
  deviceSecret: string
  role: Role
}

interface Credentials {
  email: string
  password: string
  /** The network address, where the entrance knows it. */
  address?: string
  /** What the browser shows to be known by, if anything. */
  device?: string
}

/**
 * Opens a session by address and password. An unknown address, a closed account and a wrong password are one answer in
 * the same time; too many attempts are refused before the password is looked at. A browser that has signed in to this
 * account before has a count of its own, so that the guesses of others lock out no known browser.
 */
export async function signIn(context: AccessContext, credentials: Credentials): Promise<Result<SignedIn>> {
  const { db, clock, passwordCost } = context
  const email = cleanEmail(credentials.email)
  const missing = absentFields(email, credentials.password)
  if (missing.length > 0) return reject(...missing)

  const now = clock.now()
  const attempt = await noteAttempt(db, await countedFor(db, { ...credentials, email }, now), now)
  if (!attempt.ok) return attempt

  const account = await findOpenAccount(db, email, clock.today())
  const right = await isPassword(credentials.password, account?.password ?? null, passwordCost)
  if (!account || !right) return reject({ code: 'wrong-sign-in' })
  const session = openSession(db, account.id, now)
  const device = await rememberDevice(db, { secret: credentials.device, accountId: account.id }, now)
  await db.commit([attempt.value.strike, ...session.writes, ...device.writes])
  return done({ sessionSecret: session.secret, deviceSecret: device.secret, role: account.role })
}

async function countedFor(
  db: Database,
  { email, address, device = '' }: Credentials,
  now: Instant,
): Promise<Counted[]> {
  const who = email.slice(0, LONGEST_COUNTED)
  if (await isKnownDevice(db, { secret: device, email }, now))
    return [{ who: `device ${hashOfSecret(device)} ${who}`, most: MOST_OF_EMAIL }]
  const counted: Counted[] = [{ who: `email ${who}`, most: MOST_OF_EMAIL }]
  if (address) counted.push({ who: `address ${address}`, most: MOST_OF_ADDRESS })
  return counted
}

function absentFields(email: string, password: string): Refusal[] {
  const refusals: Refusal[] = []
  if (email === '') refusals.push({ code: 'required', field: 'email' })
  if (password === '') refusals.push({ code: 'required', field: 'password' })
  return refusals
}
