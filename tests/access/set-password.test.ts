import { beforeEach, describe, expect, it } from 'vitest'
import { setPassword } from '../../src/access/actions/set-password.ts'
import { signIn } from '../../src/access/actions/sign-in.ts'
import { registerItself } from '../../src/access/actor.ts'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { openSession } from '../../src/access/session.ts'
import { composeContext } from '../../src/server/compose.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'

const FIRST = 'три мости через Бистрицю'
const SECOND = 'чотири мости через Бистрицю'

let context: TestContext
let cast: Cast

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
})

const set = (password: string, current = '', sessionSecret: string | null = null) =>
  setPassword(context, cast.olena.actor, { current, password, repeated: password, sessionSecret })

const signsIn = async (password: string) => (await signIn(context, { email: cast.olena.email, password })).ok

describe('setting one’s password', () => {
  it('needs no current one the first time, and the current one after', async () => {
    expect((await set(FIRST)).ok).toBe(true)
    expect(await set(SECOND, 'не той')).toEqual({
      ok: false,
      refusals: [{ code: 'wrong-password', field: 'current' }],
    })
    expect(await signsIn(FIRST)).toBe(true)
    expect((await set(SECOND, FIRST)).ok).toBe(true)
    expect([await signsIn(FIRST), await signsIn(SECOND)]).toEqual([false, true])
  })

  it('keeps only a salted hash: two equal passwords are kept differently', async () => {
    await set(FIRST)
    const change = { current: '', password: FIRST, repeated: FIRST, sessionSecret: null }
    await setPassword(context, cast.petro.actor, change)
    const kept = await context.db.read
      .selectFrom('accounts')
      .select('password')
      .where('password', 'is not', null)
      .execute()
    expect(kept[0]!.password).toMatch(/^scrypt\$\d+\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(kept[0]!.password).not.toBe(kept[1]!.password)
  })

  it('costs 32 MB a guess in a register that nobody made cheaper', async () => {
    context = {
      ...context,
      ...composeContext(context.db, context.files, context.clock),
      clock: context.clock,
    }
    await set(FIRST)
    expect(await signsIn(FIRST)).toBe(true)
    expect(await signsIn(SECOND)).toBe(false)
    const kept = await context.db.read.selectFrom('accounts').select('password').execute()
    expect(kept.find(({ password }) => password !== null)?.password).toMatch(/^scrypt\$32768\$8\$1\$/)
  })

  it('ends the sessions on other devices and keeps this one', async () => {
    const [here, there] = [1, 2].map(() =>
      openSession(context.db, cast.olena.actor.accountId, context.clock.now()),
    )
    await context.db.commit([...here!.writes, ...there!.writes])
    await set(FIRST, '', here!.secret)
    expect(await findBySession(context, context.clock.today(), here!.secret)).not.toBeNull()
    expect(await findBySession(context, context.clock.today(), there!.secret)).toBeNull()
  })

  it.each([
    ['коротко', 'коротко', 'password-too-short'],
    ['я'.repeat(201), 'я'.repeat(201), 'too-long'],
    [FIRST, SECOND, 'passwords-differ'],
  ])('refuses %s and %s', async (password, repeated, code) => {
    const outcome = await setPassword(context, cast.olena.actor, {
      current: '',
      password,
      repeated,
      sessionSecret: null,
    })
    expect(outcome).toMatchObject({ refusals: [{ code }] })
  })

  it('does not let the current one be guessed without end', async () => {
    await set(FIRST)
    for (let n = 0; n < 10; n++) await set(SECOND, 'не той')
    expect(await set(SECOND, FIRST)).toMatchObject({ refusals: [{ code: 'too-many-attempts' }] })
  })

  it('is nothing that the register itself can do', async () => {
    const change = { current: '', password: FIRST, repeated: FIRST, sessionSecret: null }
    expect(await setPassword(context, registerItself, change)).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
  })
})
