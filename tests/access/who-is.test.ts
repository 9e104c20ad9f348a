import { beforeEach, describe, expect, it } from 'vitest'
import { closeAccount } from '../../src/access/actions/close-account.ts'
import { createToken } from '../../src/access/actions/create-token.ts'
import { signOut } from '../../src/access/actions/sign-out.ts'
import { findBySession, findByToken } from '../../src/access/lists/who-is.ts'
import { openSession } from '../../src/access/session.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestOffice } from '../support/office.ts'

eachEngine((_engine, open) => {
  let office: TestOffice
  let cast: Cast
  let session: string
  let token: string

  beforeEach(async () => {
    office = await open()
    cast = await withCast(office)
    const opened = openSession(office.db, cast.olena.actor.accountId, office.clock.now())
    await office.db.commit(opened.writes)
    session = opened.secret
    const created = await createToken(office, cast.olena.email)
    token = created.ok ? created.value.token : ''
  })

  const bySession = () => findBySession(office, office.clock.today(), session)
  const byToken = () => findByToken(office, office.clock.today(), token)
  const at = (instant: string) => office.clock.moveTo(instant as Instant)
  const leave = (day: string | null) =>
    office.db.commit([
      office.db.read
        .updateTable('people')
        .set({ left_on: day as never })
        .where('id', '=', cast.olena.person.id),
    ])

  it('a session and a token know the person with role and department', async () => {
    expect(await bySession()).toEqual(cast.olena.actor)
    expect(await byToken()).toEqual(cast.olena.actor)
    expect(await findBySession(office, office.clock.today(), token)).toBeNull()
    expect(await findByToken(office, office.clock.today(), session)).toBeNull()
    expect(await findByToken(office, office.clock.today(), '')).toBeNull()
  })

  it('neither secret is to be found in the register', async () => {
    const kept = [
      await office.db.read.selectFrom('sessions').selectAll().execute(),
      await office.db.read.selectFrom('api_tokens').selectAll().execute(),
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
        (await office.db.read.selectFrom('sessions').select('expires_at').executeTakeFirstOrThrow())
          .expires_at
      at('2026-11-20T07:59:59.000Z')
      await bySession()
      expect(await expiry()).toBe('2026-11-20T19:00:00.000Z')
      at('2026-11-20T08:00:00.000Z')
      await bySession()
      expect(await expiry()).toBe('2026-11-20T20:00:00.000Z')
    })

    it('ends with signing out', async () => {
      await signOut(office, session)
      expect(await bySession()).toBeNull()
    })
  })

  describe('rights are lost at once', () => {
    it('with the account, by session and by token', async () => {
      expect((await closeAccount(office, cast.olena.email)).ok).toBe(true)
      expect([await bySession(), await byToken()]).toEqual([null, null])
      expect(await closeAccount(office, cast.olena.email)).toMatchObject({
        refusals: [{ code: 'unknown-account' }],
      })
    })

    it('by a row changed past all actions', async () => {
      await office.db.commit([office.db.read.updateTable('accounts').set({ closed_at: office.clock.now() })])
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
