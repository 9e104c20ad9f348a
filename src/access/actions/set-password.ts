import type { Write } from '../../db/database.ts'
import { done, type Refusal, type Result, reject } from '../../kernel/result.ts'
import type { Actor } from '../actor.ts'
import { noteAttempt } from '../attempts.ts'
import type { AccessContext } from '../context.ts'
import { hashPassword, isPassword } from '../password.ts'
import { endOtherSessions } from '../session.ts'
import { voidLinks } from '../sign-in-link.ts'
import { findOpenAccountById } from '../store.ts'

const SHORTEST = 10
const LONGEST = 200

interface PasswordChange {
  /** The one in force; not needed where there is none yet. */
  current: string
  password: string
  repeated: string
  /** The session that sends the form: it goes on, all others of the account end. */
  sessionSecret: string | null
}

/** Sets one's own password. Refuses a wrong current one, a short new one, and two that differ. */
export async function setPassword(
  context: AccessContext,
  actor: Actor,
  change: PasswordChange,
): Promise<Result<void>> {
  const { db, clock, passwordCost } = context
  const refusals = weaknesses(change)
  if (refusals.length > 0) return reject(...refusals)
  const account = actor.accountId && (await findOpenAccountById(db, actor.accountId, clock.today()))
  if (!account) return reject({ code: 'not-allowed' })

  const writes: Write[] = []
  if (account.password !== null) {
    const attempt = await noteAttempt(db, [{ who: `password ${account.id}`, most: 10 }], clock.now())
    if (!attempt.ok) return attempt
    const right = await isPassword(change.current, account.password, passwordCost)
    if (!right) return reject({ code: 'wrong-password', field: 'current' })
    writes.push(attempt.value.strike)
  }
  const password = await hashPassword(change.password, passwordCost)
  await db.commit([
    ...writes,
    db.read.updateTable('accounts').set({ password }).where('id', '=', account.id),
    endOtherSessions(db, account.id, change.sessionSecret),
    voidLinks(db, account.id, clock.now()),
  ])
  return done(undefined)
}

function weaknesses({ password, repeated }: PasswordChange): Refusal[] {
  if (password.length < SHORTEST)
    return [{ code: 'password-too-short', field: 'password', facts: { least: SHORTEST } }]
  if (password.length > LONGEST) return [{ code: 'too-long', field: 'password', facts: { most: LONGEST } }]
  return password === repeated ? [] : [{ code: 'passwords-differ', field: 'repeated' }]
}
