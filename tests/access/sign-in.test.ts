import { beforeEach, describe, expect, it } from 'vitest'
import { setPassword } from '../../src/access/actions/set-password.ts'
import { signIn } from '../../src/access/actions/sign-in.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

const PASSWORD = 'три мости через Бистрицю'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const change = { current: '', password: PASSWORD, repeated: PASSWORD, sessionSecret: null }
    expect((await setPassword(context, cast.olena.actor, change)).ok).toBe(true)
  })

  const attempt = (email: string, password: string, address?: string) =>
    signIn(context, { email, password, address })

  describe('signing in by a password', () => {
    it('opens a session; letter case of the address and the way «й» is typed make no difference', async () => {
      expect((await attempt(' OLENA@Rada.example ', PASSWORD.normalize('NFD'))).ok).toBe(true)
    })

    it('says the same of a wrong password, an unknown address and an account without a password', async () => {
      const same = { ok: false, refusals: [{ code: 'wrong-sign-in' }] }
      expect(await attempt(cast.olena.email, 'інший пароль')).toEqual(same)
      expect(await attempt('nobody@rada.example', PASSWORD)).toEqual(same)
      expect(await attempt(cast.petro.email, PASSWORD)).toEqual(same)
      expect(await attempt('x'.repeat(5000), PASSWORD)).toEqual(same)
    })

    it('names both fields that are empty', async () => {
      const fields = ['email', 'password'].map((field) => ({ code: 'required', field }))
      expect(await attempt(' ', '')).toEqual({ ok: false, refusals: fields })
    })

    it('is refused to a closed account and to a person who has left', async () => {
      const { db, clock } = context
      await db.commit([
        db.read.updateTable('people').set({ left_on: clock.today() }).where('id', '=', cast.olena.person.id),
      ])
      expect(await attempt(cast.olena.email, PASSWORD)).toMatchObject({ ok: false })
    })
  })

  describe('too many attempts', () => {
    const refused = { ok: false, refusals: [{ code: 'too-many-attempts', facts: { minutes: 15 } }] }

    // Only the count of attempts is at stake: an empty table of accounts' passwords would do as well.
    const fail = (times: number, email: (n: number) => string, address?: string) =>
      Promise.all(Array.from({ length: times }, (_, n) => attempt(email(n), 'не той', address)))

    it('on one address of mail are stopped after ten, the right password too, until a quarter of an hour has passed', async () => {
      const answers = await fail(12, () => cast.olena.email)
      expect(
        answers.filter((answer) => !answer.ok && answer.refusals[0]?.code === 'wrong-sign-in'),
      ).toHaveLength(10)
      expect(await attempt(cast.olena.email, PASSWORD)).toEqual(refused)
      context.clock.moveTo('2026-11-20T07:15:00.000Z' as Instant)
      expect((await attempt(cast.olena.email, PASSWORD)).ok).toBe(true)
    })

    it('from one place are stopped whichever accounts they try, and stop nobody elsewhere', async () => {
      await fail(10, (n) => `guess${n}@rada.example`, '203.0.113.7')
      // A whole town hall may stand behind one address of the network.
      expect((await attempt(cast.olena.email, PASSWORD, '203.0.113.7')).ok).toBe(true)
      await fail(90, (n) => `more${n}@rada.example`, '203.0.113.7')
      expect(await attempt(cast.olena.email, PASSWORD, '203.0.113.7')).toEqual(refused)
      expect((await attempt(cast.olena.email, PASSWORD, '198.51.100.1')).ok).toBe(true)
    })

    it('are not those that succeed', async () => {
      for (let n = 0; n < 11; n++)
        expect((await attempt(cast.olena.email, PASSWORD, '203.0.113.7')).ok).toBe(true)
    })
  })
})
