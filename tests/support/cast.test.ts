import { beforeEach, expect, it } from 'vitest'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { signedIn, withCast } from './cast.ts'
import { eachEngine, type TestOffice } from './office.ts'

eachEngine((_engine, open) => {
  let office: TestOffice

  beforeEach(async () => {
    office = await open()
  })

  it('the register knows a signed-in member of the cast as who he is', async () => {
    const { petro } = await withCast(office)
    const { Cookie } = await signedIn(office, petro)
    expect(await findBySession(office, office.clock.today(), Cookie.split('=')[1]!)).toEqual(petro.actor)
  })

  it('an office opened anew knows nobody, and has its kinds, marks and calendar', async () => {
    const reference = await office.reference()
    expect(reference.kinds).toHaveLength(13)
    expect(reference.marks.map(({ mark }) => mark)).toContain('терміново')
    expect(reference.calendar.coveredYears).toContain(2027)
    expect(await office.db.read.selectFrom('people').selectAll().execute()).toEqual([])
  })
})
