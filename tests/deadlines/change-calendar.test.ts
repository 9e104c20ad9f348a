import { beforeEach, expect, it } from 'vitest'
import { removeCalendarDay } from '../../src/deadlines/actions/remove-calendar-day.ts'
import { addCalendarDay, changeCalendarDay } from '../../src/deadlines/actions/set-calendar-day.ts'
import { beginRegime, endRegime } from '../../src/deadlines/actions/set-regime.ts'
import type { CalendarDay } from '../../src/deadlines/calendar.ts'
import { changesOfYear, daysOfYear } from '../../src/deadlines/store.ts'
import { day } from '../../src/kernel/day.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'

const CITY_DAY: CalendarDay = {
  day: day('2026-12-07'),
  kind: 'day-off',
  name: 'День міста',
  act: 'розпорядження № 1-р',
}

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  const editor = (readSeq?: number) => ({ actor: cast.olena.actor, readSeq })

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  it('a day added, changed and taken out leaves three traces and the calendar as it was', async () => {
    const before = await daysOfYear(context.db, 2026)
    expect((await addCalendarDay(context, editor(), CITY_DAY)).ok).toBe(true)
    expect((await changeCalendarDay(context, editor(1), { ...CITY_DAY, name: 'День громади' })).ok).toBe(true)
    expect((await removeCalendarDay(context, editor(2), CITY_DAY.day)).ok).toBe(true)
    expect(await daysOfYear(context.db, 2026)).toEqual(before)
    const changes = (await changesOfYear(context.db, 2026)).toSorted((a, b) => a.seq - b.seq)
    expect(
      changes.map(({ before, after, who }) => [
        before && JSON.parse(before).name,
        after && JSON.parse(after).name,
        who,
      ]),
    ).toEqual([
      [null, 'День міста', 'Ковальчук О. В.'],
      ['День міста', 'День громади', 'Ковальчук О. В.'],
      ['День громади', null, 'Ковальчук О. В.'],
    ])
  })

  it('somebody without the right is refused by the act itself, whatever is asked', async () => {
    const petro = { actor: cast.petro.actor }
    await addCalendarDay(context, editor(), CITY_DAY)
    const regime = { from: day('2027-01-01'), to: null, name: 'Режим', act: 'указ' }
    const end = { to: day('2026-12-01'), act: 'указ' }
    const answers = await Promise.all([
      addCalendarDay(context, petro, { ...CITY_DAY, day: day('2026-12-08') }),
      changeCalendarDay(context, petro, { ...CITY_DAY, name: 'Інше' }),
      removeCalendarDay(context, petro, CITY_DAY.day),
      beginRegime(context, petro, regime),
      endRegime(context, petro, day('2022-03-24'), end),
    ])
    expect(answers).toEqual(answers.map(() => ({ ok: false, refusals: [{ code: 'not-allowed' }] })))
    expect((await changesOfYear(context.db, 2026)).filter(({ subject }) => subject === 'day')).toHaveLength(1)
  })

  it('of two who change a day at once, one is told of the other and nothing is half done', async () => {
    await addCalendarDay(context, editor(), CITY_DAY)
    const both = await Promise.all([
      changeCalendarDay(context, editor(1), { ...CITY_DAY, name: 'Одне' }),
      changeCalendarDay(context, editor(1), { ...CITY_DAY, name: 'Друге' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusals: [{ code: 'conflict' }] })
    expect((await changesOfYear(context.db, 2026)).filter(({ subject }) => subject === 'day')).toHaveLength(2)
  })

  it('the rules are read anew after a regime has ended', async () => {
    const christmas = day('2026-12-25')
    expect((await context.reference()).calendar.isWorking(christmas)).toBe(true)
    const end = { to: day('2026-12-01'), act: 'указ про припинення' }
    expect((await endRegime(context, editor(0), day('2022-03-24'), end)).ok).toBe(true)
    const { calendar } = await context.reference()
    expect(calendar.isWorking(christmas)).toBe(false)
    expect(calendar.regimeOn(day('2026-12-01'))?.act).toContain('указ про припинення')
  })
})
