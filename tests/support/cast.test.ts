import { beforeEach, expect, it } from 'vitest'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { signedIn, withCast } from './cast.ts'
import { eachEngine, type TestContext } from './context.ts'

eachEngine((_engine, open) => {
  let context: TestContext

  beforeEach(async () => {
    context = await open()
  })

  it('the register knows a signed-in member of the cast as who he is', async () => {
    const { petro } = await withCast(context)
    const { Cookie } = await signedIn(context, petro)
    expect(await findBySession(context, context.clock.today(), Cookie.split('=')[1]!)).toEqual(petro.actor)
  })

  it('a register opened anew knows nobody, and has its kinds, marks and calendar', async () => {
    const reference = await context.reference()
    expect(reference.kinds).toHaveLength(13)
    expect(reference.marks.map(({ mark }) => mark)).toContain('терміново')
    expect(reference.calendar.coveredYears).toContain(2027)
    expect(await context.db.read.selectFrom('people').selectAll().execute()).toEqual([])
  })
})
