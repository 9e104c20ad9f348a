import { beforeEach, describe, expect, it } from 'vitest'
import { signInByLink } from '../../src/access/actions/sign-in-by-link.ts'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { addUser } from '../../src/people/actions/add-user.ts'
import { newPerson } from '../../src/people/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestOffice } from '../support/office.ts'

const zoia = {
  email: 'Zoia@rada.example',
  name: 'ГАВРИШ Зоя Іванівна',
  role: 'clerk',
  department: 'ЗАГАЛЬНИЙ ВІДДІЛ',
}

eachEngine((_engine, open) => {
  let office: TestOffice
  let cast: Cast

  beforeEach(async () => {
    office = await open()
    cast = await withCast(office)
  })

  const countPeople = async () => (await office.db.read.selectFrom('people').select('id').execute()).length

  describe('adding a user', () => {
    it('opens an account that signs in by the link, as the person and role given', async () => {
      const added = await addUser(office, zoia)
      const entered = await signInByLink(office, added.ok ? added.value.linkSecret : '')
      const actor =
        entered.ok && (await findBySession(office, office.clock.today(), entered.value.sessionSecret))
      expect(actor).toMatchObject({
        name: 'Гавриш З. І.',
        role: 'clerk',
        departmentId: cast.departments.general.id,
      })
    })

    it('gives the account to the person the register knows already', async () => {
      const known = newPerson(
        { name: 'Гавриш Зоя Іванівна', departmentId: cast.departments.general.id },
        office.clock.now(),
      )
      await office.db.commit(known.writes)
      const before = await countPeople()
      expect((await addUser(office, zoia)).ok).toBe(true)
      expect(await countPeople()).toBe(before)
    })

    it('takes a namesake who has an account for another person', async () => {
      await addUser(office, zoia)
      const before = await countPeople()
      expect((await addUser(office, { ...zoia, email: 'zoia2@rada.example' })).ok).toBe(true)
      expect(await countPeople()).toBe(before + 1)
    })

    it('refuses an address in use in whichever letter case, and adds nobody', async () => {
      const before = await countPeople()
      expect(await addUser(office, { ...zoia, email: 'OLENA@rada.EXAMPLE' })).toMatchObject({
        refusals: [{ code: 'account-exists', field: 'email', facts: { given: 'olena@rada.example' } }],
      })
      expect(await countPeople()).toBe(before)
    })

    it('opens one of two asked for at the same time', async () => {
      const answers = await Promise.all([addUser(office, zoia), addUser(office, zoia)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    })

    it('names everything that is wrong at once', async () => {
      const wrong = { email: 'зоя', name: ' ', role: 'boss', department: 'Відділ мрій' }
      expect(await addUser(office, wrong)).toMatchObject({
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
