import { beforeEach, describe, expect, it } from 'vitest'
import { signInByLink } from '../../src/access/actions/sign-in-by-link.ts'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { addUser } from '../../src/people/actions/add-user.ts'
import { newPerson } from '../../src/people/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

const zoia = {
  email: 'Zoia@rada.example',
  name: 'ГАВРИШ Зоя Іванівна',
  role: 'clerk',
  department: 'ЗАГАЛЬНИЙ ВІДДІЛ',
}

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const countPeople = async () => (await context.db.read.selectFrom('people').select('id').execute()).length

  describe('adding a user', () => {
    it('opens an account that signs in by the link, as the person and role given', async () => {
      const added = await addUser(context, zoia)
      const entered = await signInByLink(context, added.ok ? added.value.linkSecret : '')
      const actor =
        entered.ok && (await findBySession(context, context.clock.today(), entered.value.sessionSecret))
      expect(actor).toMatchObject({
        name: 'Гавриш З. І.',
        role: 'clerk',
        departmentId: cast.departments.general.id,
      })
    })

    it('gives the account to the person the register knows already', async () => {
      const known = newPerson(
        { name: 'Гавриш Зоя Іванівна', departmentId: cast.departments.general.id },
        { recordedAt: context.clock.now(), recordedBy: null },
      )
      await context.db.commit(known.writes)
      const before = await countPeople()
      expect((await addUser(context, zoia)).ok).toBe(true)
      expect(await countPeople()).toBe(before)
    })

    it('takes a namesake who has an account for another person', async () => {
      await addUser(context, zoia)
      const before = await countPeople()
      expect((await addUser(context, { ...zoia, email: 'zoia2@rada.example' })).ok).toBe(true)
      expect(await countPeople()).toBe(before + 1)
    })

    it('refuses an address in use in whichever letter case, and adds nobody', async () => {
      const before = await countPeople()
      expect(await addUser(context, { ...zoia, email: 'OLENA@rada.EXAMPLE' })).toMatchObject({
        refusals: [{ code: 'account-exists', field: 'email', facts: { given: 'olena@rada.example' } }],
      })
      expect(await countPeople()).toBe(before)
    })

    it('opens one of two asked for at the same time', async () => {
      const answers = await Promise.all([addUser(context, zoia), addUser(context, zoia)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    })

    it('names everything that is wrong at once', async () => {
      const wrong = { email: 'зоя', name: ' ', role: 'boss', department: 'Відділ мрій' }
      expect(await addUser(context, wrong)).toMatchObject({
        refusals: [
          { code: 'not-an-email', field: 'email' },
          { code: 'required', field: 'name' },
          { code: 'unknown-role', field: 'role' },
          { code: 'unknown-department', field: 'department', facts: { given: 'Відділ мрій' } },
        ],
      })
    })
  })
})
