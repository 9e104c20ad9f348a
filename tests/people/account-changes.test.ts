import { beforeEach, describe, expect, it } from 'vitest'
import { signInByLink } from '../../src/access/actions/sign-in-by-link.ts'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { openSession } from '../../src/access/session.ts'
import { accountOf } from '../../src/access/store.ts'
import { day } from '../../src/kernel/day.ts'
import { changeLogin, changeRole, reopenAccount } from '../../src/people/actions/change-account.ts'
import { closeAccount } from '../../src/people/actions/close-account.ts'
import { invitePerson } from '../../src/people/actions/invite-person.ts'
import { nameDeputy } from '../../src/people/actions/name-deputy.ts'
import { personLeaves } from '../../src/people/actions/person-leaves.ts'
import { staffHistory } from '../../src/people/lists/staff-history.ts'
import type { StaffEditor } from '../../src/people/person-to-change.ts'
import { findPerson, newPerson } from '../../src/people/store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let dmytro: StaffEditor
  let petro: string

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    dmytro = { actor: cast.dmytro.actor }
    petro = cast.petro.person.id
  })

  const session = async ({ actor }: Member) => {
    const { secret, writes } = openSession(context.db, actor.accountId, context.clock.now())
    await context.db.commit(writes)
    return () => findBySession(context, context.clock.today(), secret)
  }
  const lastOf = async (id: string) => (await staffHistory(context.db, 'person', id))[0]

  it('another role holds at once, ends the sessions of the account and voids its link', async () => {
    const { linkSecret } = must(
      await invitePerson(context, { actor: cast.dmytro.actor }, petro, { email: '', role: '' }),
    )
    const [his, hers] = [await session(cast.petro), await session(cast.maria)]
    must(await changeRole(context, dmytro, petro, 'head'))
    expect((await accountOf(context.db, petro))?.role).toBe('head')
    expect(await his()).toBeNull()
    expect(await hers()).toMatchObject({ role: 'executor' })
    expect((await signInByLink(context, linkSecret)).ok).toBe(false)
    expect(await lastOf(petro)).toMatchObject({
      on: context.clock.today(),
      who: 'Кравець Д. І.',
      changes: [{ field: 'role', from: 'executor', to: 'head' }],
    })
  })

  it('whoever is of the leadership no longer is nobody’s deputy mayor', async () => {
    const { transport } = cast.departments
    const { id } = cast.andrii.person
    must(await nameDeputy(context, cast.dmytro.actor, transport.id, id))
    must(await changeRole(context, dmytro, id, 'auditor'))
    expect((await staffHistory(context.db, 'department', transport.id))[0]).toMatchObject({
      changes: [{ field: 'deputy', from: 'Лисенко А. Ю.', to: null }],
    })
  })

  it('an administrator takes the role from nobody but another, and closes nobody’s own account', async () => {
    const { id } = cast.dmytro.person
    const own = { ok: false, refusals: [{ code: 'own-account', field: 'role' }] }
    expect(await changeRole(context, dmytro, id, 'clerk')).toEqual(own)
    expect(await closeAccount(context, cast.dmytro.actor, cast.dmytro.email)).toMatchObject({
      refusals: [{ code: 'own-account' }],
    })
    must(await changeRole(context, dmytro, cast.hanna.person.id, 'admin'))
    const hanna = { actor: { ...cast.hanna.actor, role: 'admin' as const } }
    must(await changeRole(context, hanna, id, 'clerk'))
    expect((await accountOf(context.db, id))?.role).toBe('clerk')
  })

  it.each([
    ['role', (editor: StaffEditor, { person }: Member) => changeRole(context, editor, person.id, 'clerk')],
    ['account', (editor: StaffEditor, { email }: Member) => closeAccount(context, editor.actor, email)],
    [
      'place in the council',
      (editor: StaffEditor, { person }: Member) =>
        personLeaves(context, editor, person.id, context.clock.today()),
    ],
  ])('two administrators who take each other’s %s leave the council one', async (_what, take) => {
    must(await changeRole(context, dmytro, cast.hanna.person.id, 'admin'))
    const hanna = { actor: { ...cast.hanna.actor, role: 'admin' as const } }
    const both = await Promise.all([take(dmytro, cast.hanna), take(hanna, cast.dmytro)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  it('the last of two administrators is told why the role stays', async () => {
    must(await changeRole(context, dmytro, cast.hanna.person.id, 'admin'))
    const hanna = { actor: { ...cast.hanna.actor, role: 'admin' as const } }
    must(await changeRole(context, dmytro, cast.hanna.person.id, 'clerk'))
    const refused = { refusals: [{ code: 'last-administrator' }] }
    expect(await changeRole(context, hanna, cast.dmytro.person.id, 'clerk')).toMatchObject(refused)
    expect(await closeAccount(context, hanna.actor, cast.dmytro.email)).toMatchObject(refused)
    const today = context.clock.today()
    expect(await personLeaves(context, hanna, cast.dmytro.person.id, today)).toMatchObject(refused)
  })

  it('of two who invite one person at once the second is told of the other, whose address is not in the way', async () => {
    const by = { recordedAt: context.clock.now(), recordedBy: null }
    const { row, writes } = newPerson({ name: 'Зима Інна Степанівна', departmentId: null }, by)
    await context.db.commit(writes)
    const invited = (email: string) => invitePerson(context, dmytro, row.id, { email, role: 'executor' })
    const both = await Promise.all([invited('zyma@rada.example'), invited('inna@rada.example')])
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, refusals: [{ code: 'conflict' }] }])
  })

  it('another login is written as the register keeps it, and one that another has is refused', async () => {
    must(await changeLogin(context, dmytro, petro, ' P.Ivanenko@Rada.example '))
    expect((await accountOf(context.db, petro))?.email).toBe('p.ivanenko@rada.example')
    expect(await lastOf(petro)).toMatchObject({
      changes: [{ field: 'login', from: 'petro@rada.example', to: 'p.ivanenko@rada.example' }],
    })
    const answer = (given: string) => changeLogin(context, dmytro, petro, given)
    expect(await answer(cast.maria.email)).toEqual({
      ok: false,
      refusals: [{ code: 'account-exists', field: 'login', facts: { given: cast.maria.email } }],
    })
    expect(await answer('петро')).toMatchObject({ refusals: [{ code: 'not-an-email', field: 'login' }] })
    expect(await answer(' ')).toEqual({ ok: false, refusals: [{ code: 'required', field: 'login' }] })
  })

  it('of two people given one login at once one gets it', async () => {
    const both = await Promise.all(
      [petro, cast.maria.person.id].map((id) => changeLogin(context, dmytro, id, 'new@rada.example')),
    )
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusals: [{ code: 'account-exists', field: 'login' }],
    })
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('an account that was closed by mistake is opened again, with no session or link of before', async () => {
    const { linkSecret } = must(
      await invitePerson(context, { actor: cast.dmytro.actor }, petro, { email: '', role: '' }),
    )
    const his = await session(cast.petro)
    must(await closeAccount(context, cast.dmytro.actor, cast.petro.email))
    expect(await changeRole(context, dmytro, petro, 'head')).toMatchObject({ ok: false })
    must(await reopenAccount(context, dmytro, petro))
    expect(await lastOf(petro)).toMatchObject({
      changes: [
        { field: 'login', from: null, to: 'petro@rada.example' },
        { field: 'role', from: null, to: 'executor' },
      ],
    })
    expect(await his()).toBeNull()
    expect((await signInByLink(context, linkSecret)).ok).toBe(false)
    expect(await (await session(cast.petro))()).toMatchObject({ role: 'executor' })
  })

  const acts: [string, (editor: StaffEditor) => Promise<{ ok: boolean }>][] = [
    ['a role is changed', (editor) => changeRole(context, editor, petro, 'head')],
    ['a login is changed', (editor) => changeLogin(context, editor, petro, 'new@rada.example')],
    ['an account is closed', ({ actor, readSeq }) => closeAccount(context, actor, cast.petro.email, readSeq)],
    ['an account is opened again', (editor) => reopenAccount(context, editor, petro)],
  ]

  describe.each(acts)('when %s', (what, act) => {
    const whole = async () => [
      await accountOf(context.db, petro),
      await staffHistory(context.db, 'person', petro),
    ]

    beforeEach(async () => {
      if (what === 'an account is opened again')
        must(await closeAccount(context, cast.dmytro.actor, cast.petro.email))
    })

    it('somebody without the right is refused by the act itself', async () => {
      const before = await whole()
      for (const { actor } of [cast.sofiia, cast.olena, cast.petro])
        expect(await act({ actor })).toEqual({ ok: false, refusals: [{ code: 'not-allowed' }] })
      expect(await whole()).toEqual(before)
    })

    it('whoever has read an older state is told so, and overwrites nothing', async () => {
      const { seq } = (await findPerson(context.db, petro))!
      const before = await whole()
      expect(await act({ ...dmytro, readSeq: seq - 1 })).toEqual({
        ok: false,
        refusals: [{ code: 'conflict' }],
      })
      expect(await whole()).toEqual(before)
    })
  })
})

describe('the pages of an account', () => {
  let context: TestContext
  let cast: Cast
  let card: string

  beforeEach(async () => {
    context = await testContext()
    cast = await withCast(context)
    card = `/executors/people/${cast.petro.person.id}`
  })

  it('change the role and the login, and the history tells it', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const form = await pages.get(`${card}/role`)
    expect(fieldOf(form, 'role')).toBe('executor')
    expect((await pages.post(`${card}/role`, { role: 'head', seq: fieldOf(form, 'seq')! })).to).toBe(card)
    expect((await pages.post(`${card}/login`, { login: 'p@rada.example' })).to).toBe(card)
    const { text } = await pages.get(card)
    expect(text).toContain('роль: Виконавець → Керівник підрозділу')
    expect(text).toContain('вхід: petro@rada.example → p@rada.example')
  })

  it('refuse a login of another in words, and keep what was typed', async () => {
    const refused = await pagesOf(context, cast.dmytro).post(`${card}/login`, { login: cast.maria.email })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(`Обліковий запис з адресою ${cast.maria.email} уже є.`)
    expect(fieldOf(refused, 'login')).toBe(cast.maria.email)
  })

  it('close an account and open it again', async () => {
    const pages = pagesOf(context, cast.dmytro)
    const seq = fieldOf(await pages.get(card), 'seq')!
    expect((await pages.post(`${card}/account-closure`, { seq })).to).toBe(card)
    const closed = await pages.get(card)
    expect(closed.text).toContain('Відкрити вхід')
    expect(closed.html).not.toContain(`${card}/role`)
    expect((await pages.get(`${card}/role`)).status).toBe(404)
    expect((await pages.post(`${card}/account-reopening`, { seq })).status).toBe(409)
    const fresh = fieldOf(closed, 'seq')!
    expect((await pages.post(`${card}/account-reopening`, { seq: fresh })).to).toBe(card)
    expect((await pages.get(card)).text).toContain('Закрити вхід')
  })

  it('offer nobody to close the own account or to take the own role, and are not there for others', async () => {
    const own = await pagesOf(context, cast.dmytro).get(`/executors/people/${cast.dmytro.person.id}`)
    expect(own.text).not.toContain('Закрити вхід')
    expect(own.html).not.toContain(`${cast.dmytro.person.id}/role`)
    for (const change of ['role', 'login', 'account-closure', 'account-reopening'])
      expect((await pagesOf(context, cast.olena).post(`${card}/${change}`, {})).status).toBe(403)
  })

  it('are not there for somebody who has left', async () => {
    must(await personLeaves(context, { actor: cast.dmytro.actor }, cast.petro.person.id, day('2026-11-19')))
    expect((await pagesOf(context, cast.dmytro).get(`${card}/role`)).status).toBe(404)
  })
})
