import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { planLetters } from '../../src/letters/plan/plan-letters.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { programOf } from './program.ts'

const today = '2026-11-25'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock(today) })
    cast = await withCast(context)
    const term = { kind: 'day' as const, day: day(today) }
    const draft = decision({ registeredOn: day(today), tasks: [point({ placedOn: day(today), term })] })
    expect((await registerDocument(context, cast.olena.actor, draft)).ok).toBe(true)
  })

  it('letters are listed, opened, and decided on by a program with the right', async () => {
    const olena = await programOf(context, cast.olena)
    const plan = await olena.get(`/letters/plan?from=${today}&to=2026-11-27`)
    expect(plan.body.days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ])
    expect((await olena.get('/letters')).body.total).toBe(0)

    expect((await planLetters(context, cast.olena.actor, { from: day(today), to: day(today) })).ok).toBe(true)
    const { body } = await olena.get(`/letters?view=waiting&from=${today}&to=${today}`)
    expect(body.total).toBe(body.items.length)
    const letter = body.items.find(({ kind }: { kind: string }) => kind === 'reminder')
    expect(letter).toMatchObject({ date: today, state: 'planned', number: null, attempts: 0, tasks: 1 })
    expect((await olena.get('/letters?to=2026-11-24')).body.total).toBe(0)
    expect((await olena.get(`/letters/${letter.id}`)).body).toMatchObject({
      items: [{ step: 'on-day', dropped: null }],
      way: [{ state: 'planned' }],
    })

    const refused = await olena.post(`/letters/${letter.id}/settlement`, { settlement: 'arrived' })
    expect(refused.status).toBe(422)
    const settled = await olena.post(`/letters/${letter.id}/settlement`, { settlement: 'withhold' })
    expect([settled.status, settled.body]).toEqual([201, { id: letter.id, state: 'withheld' }])
    expect((await olena.get('/letters/nothing')).status).toBe(404)
  })

  it('is for those who see all, and decisions for the control department', async () => {
    const petro = await programOf(context, cast.petro)
    expect((await petro.get('/letters')).status).toBe(404)
    expect((await petro.post('/letters/x/settlement', { settlement: 'again' })).status).toBe(403)
    const olena = await programOf(context, cast.olena)
    expect((await olena.get('/letters?view=lost')).status).toBe(422)
    expect((await olena.get('/letters/plan?from=2026-11-25&to=2026-11-20')).status).toBe(422)
  })
})
