import { beforeEach, describe, expect, it } from 'vitest'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { checkSignInLink, signInByLink } from '../../src/access/actions/sign-in-by-link.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let secret: string

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const issued = await issueSignInLink(context, 'Petro@RADA.example')
    secret = issued.ok ? issued.value.linkSecret : ''
  })

  describe('a sign-in link', () => {
    it('opens one session and no second one', async () => {
      expect((await signInByLink(context, secret)).ok).toBe(true)
      expect(await signInByLink(context, secret)).toEqual({ ok: false, refusals: [{ code: 'link-used' }] })
    })

    it('opened by two at the same time lets one in', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => signInByLink(context, secret)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await context.db.read.selectFrom('sessions').selectAll().execute()).toHaveLength(1)
    })

    it('may be looked at any number of times', async () => {
      for (let n = 0; n < 100; n++) expect((await checkSignInLink(context, secret)).ok).toBe(true)
      expect((await signInByLink(context, secret)).ok).toBe(true)
    })

    it('expires in a day', async () => {
      context.clock.moveTo('2026-11-21T06:59:59.000Z' as Instant)
      expect((await checkSignInLink(context, secret)).ok).toBe(true)
      context.clock.moveTo('2026-11-21T07:00:00.000Z' as Instant)
      expect(await signInByLink(context, secret)).toEqual({ ok: false, refusals: [{ code: 'link-expired' }] })
    })

    it('of an account closed since opens nothing', async () => {
      await closeAccount(context, cast.dmytro.actor, cast.petro.email)
      expect(await signInByLink(context, secret)).toEqual({ ok: false, refusals: [{ code: 'link-expired' }] })
    })

    it('is not to be found in the register: only its hash is', async () => {
      const kept = await context.db.read.selectFrom('sign_in_links').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain(secret)
    })

    it('is not issued to whom the register does not know', async () => {
      expect(await issueSignInLink(context, 'nobody@rada.example')).toMatchObject({
        refusals: [{ code: 'unknown-account', facts: { given: 'nobody@rada.example' } }],
      })
    })
  })
})
