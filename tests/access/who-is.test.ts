import { beforeEach, describe, expect, it } from 'vitest'
import { createToken } from '../../src/access/actions/create-token.ts'
import { signOut } from '../../src/access/actions/sign-out.ts'
import { findBySession, findByToken } from '../../src/access/lists/who-is.ts'
import { openSession } from '../../src/access/session.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let session: string
  let token: string

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const opened = openSession(context.db, cast.olena.actor.accountId, context.clock.now())
    await context.db.commit(opened.writes)
    session = opened.secret
    const created = await createToken(context, cast.olena.email)
    token = created.ok ? created.value.token : ''
  })

  const bySession = () => findBySession(context, context.clock.today(), session)
  const byToken = () => findByToken(context, context.clock.today(), token)
  const at = (instant: string) => context.clock.moveTo(instant as Instant)
  const leave = (day: string | null) =>
    context.db.commit([
      context.db.read
        .updateTable('people')
        .set({ left_on: day as never })
        .where('id', '=', cast.olena.person.id),
    ])

  it('a session and a token know the person with role and department', async () => {
    expect(await bySession()).toEqual(cast.olena.actor)
    expect(await byToken()).toEqual(cast.olena.actor)
    expect(await findBySession(context, context.clock.today(), token)).toBeNull()
    expect(await findByToken(context, context.clock.today(), session)).toBeNull()
    expect(await findByToken(context, context.clock.today(), '')).toBeNull()
  })

  it('neither secret is to be found in the register', async () => {
    const kept = [
      await context.db.read.selectFrom('sessions').selectAll().execute(),
      await context.db.read.selectFrom('api_tokens').selectAll().execute(),
    ]
    expect(JSON.stringify(kept)).not.toContain(session)
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  describe('a session', () => {
    it('ends after twelve hours without a request', async () => {
      at('2026-11-20T18:59:59.000Z')
      expect(await bySession()).not.toBeNull()
      at('2026-11-21T06:59:58.000Z')
      expect(await bySession()).not.toBeNull()
      at('2026-11-21T18:59:58.000Z')
      expect(await bySession()).toBeNull()
    })

    it('in use is prolonged at most once an hour', async () => {
      const expiry = async () =>
        (await context.db.read.selectFrom('sessions').select('expires_at').executeTakeFirstOrThrow())
          .expires_at
      at('2026-11-20T07:59:59.000Z')
      await bySession()
      expect(await expiry()).toBe('2026-11-20T19:00:00.000Z')
      at('2026-11-20T08:00:00.000Z')
      await bySession()
      expect(await expiry()).toBe('2026-11-20T20:00:00.000Z')
    })

    it('ends with signing out', async () => {
      await signOut(context, session)
      expect(await bySession()).toBeNull()
    })
  })

  describe('rights are lost at once', () => {
    it('with the account, by session and by token', async () => {
      expect((await closeAccount(context, cast.dmytro.actor, cast.olena.email)).ok).toBe(true)
      expect([await bySession(), await byToken()]).toEqual([null, null])
      expect(await closeAccount(context, cast.dmytro.actor, cast.olena.email)).toMatchObject({
        refusals: [{ code: 'unknown-account' }],
      })
    })

    it('by a row changed past all actions', async () => {
      await context.db.commit([
        context.db.read.updateTable('accounts').set({ closed_at: context.clock.now() }),
      ])
      expect([await bySession(), await byToken()]).toEqual([null, null])
    })

    it('on the day a person leaves, and not before', async () => {
      await leave('2026-11-21')
      expect(await bySession()).toEqual(cast.olena.actor)
      await leave('2026-11-20')
      expect([await bySession(), await byToken()]).toEqual([null, null])
    })
  })
})
