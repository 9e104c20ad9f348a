import { expect, it } from 'vitest'
import { all, allOf, done, inField, map, refusalsOf, reject, unlessRefused } from '../../src/kernel/result.ts'

const noReason = reject({ code: 'required', field: 'reason' })
const noDay = reject({ code: 'not-a-day', field: 'until' })

it('parts that can all be done are done together', () => {
  expect(all([done(1), done(2)])).toEqual(done([1, 2]))
  expect(allOf({ day: done('2026-11-20'), words: done('кошторис') })).toEqual(
    done({ day: '2026-11-20', words: 'кошторис' }),
  )
  expect(unlessRefused([], 'так')).toEqual(done('так'))
})

it('of parts that cannot, every reason is told at once', () => {
  const both = { ok: false, refusals: [...noReason.refusals, ...noDay.refusals] }
  expect(all([noReason, done(1), noDay])).toEqual(both)
  expect(allOf({ words: noReason, place: done(1), day: noDay })).toEqual(both)
  expect(refusalsOf(noReason, done(1), noDay)).toEqual(both.refusals)
  expect(unlessRefused(both.refusals as typeof noReason.refusals, 1)).toEqual(both)
})

it('a refusal stays what it is, under the field of the form it stands in', () => {
  expect(map(done(2), (value) => value + 1)).toEqual(done(3))
  expect(map(noReason, () => 3)).toBe(noReason)
  expect(inField(noReason, (name) => `tasks[0][${name}]`)).toEqual(
    reject({ code: 'required', field: 'tasks[0][reason]' }),
  )
})
