import { beforeEach, describe, expect, it } from 'vitest'
import { closeAccount } from '../../src/access/actions/close-account.ts'
import { issueSignInLink } from '../../src/access/actions/issue-sign-in-link.ts'
import { checkSignInLink, signInByLink } from '../../src/access/actions/sign-in-by-link.ts'
import type { Instant } from '../../src/kernel/day.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestOffice } from '../support/office.ts'

eachEngine((_engine, open) => {
  let office: TestOffice
  let cast: Cast
  let secret: string

  beforeEach(async () => {
    office = await open()
    cast = await withCast(office)
    const issued = await issueSignInLink(office, 'Petro@RADA.example')
    secret = issued.ok ? issued.value.linkSecret : ''
  })

  describe('a sign-in link', () => {
    it('opens one session and no second one', async () => {
      expect((await signInByLink(office, secret)).ok).toBe(true)
      expect(await signInByLink(office, secret)).toEqual({ ok: false, refusals: [{ code: 'link-used' }] })
    })

    it('opened by two at the same time lets one in', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => signInByLink(office, secret)))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await office.db.read.selectFrom('sessions').selectAll().execute()).toHaveLength(1)
    })

    it('may be looked at any number of times', async () => {
      for (let n = 0; n < 100; n++) expect((await checkSignInLink(office, secret)).ok).toBe(true)
      expect((await signInByLink(office, secret)).ok).toBe(true)
    })

    it('expires in a day', async () => {
      office.clock.moveTo('2026-11-21T06:59:59.000Z' as Instant)
      expect((await checkSignInLink(office, secret)).ok).toBe(true)
      office.clock.moveTo('2026-11-21T07:00:00.000Z' as Instant)
      expect(await signInByLink(office, secret)).toEqual({ ok: false, refusals: [{ code: 'link-expired' }] })
    })

    it('of an account closed since opens nothing', async () => {
      await closeAccount(office, cast.petro.email)
      expect(await signInByLink(office, secret)).toEqual({ ok: false, refusals: [{ code: 'link-expired' }] })
    })

    it('is not to be found in the register: only its hash is', async () => {
      const kept = await office.db.read.selectFrom('sign_in_links').selectAll().execute()
      expect(JSON.stringify(kept)).not.toContain(secret)
    })

    it('is not issued to whom the register does not know', async () => {
      expect(await issueSignInLink(office, 'nobody@rada.example')).toMatchObject({
        refusals: [{ code: 'unknown-account', facts: { given: 'nobody@rada.example' } }],
      })
    })
  })
})
