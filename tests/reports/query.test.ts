import { describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { readFigure } from '../../src/reports/figures/figures.ts'
import { percentOf } from '../../src/reports/figures/percent.ts'
import { placesOf } from '../../src/reports/figures/ranking.ts'
import { periodName, periodOf, previousPeriod, yearEarlier } from '../../src/reports/query/period.ts'
import { readQuery } from '../../src/reports/query/query.ts'

const period = (from: string, to: string) => ({ from: day(from), to: day(to) })

describe('a period', () => {
  it.each([
    ['2023-01-01', '2023-06-30', '2022-01-01', '2022-06-30'],
    ['2024-02-01', '2024-02-29', '2023-02-01', '2023-02-28'],
    ['2025-02-01', '2025-02-28', '2024-02-01', '2024-02-29'],
    ['2024-02-29', '2024-03-15', '2023-02-28', '2023-03-15'],
    ['2025-02-10', '2025-02-27', '2024-02-10', '2024-02-27'],
  ])('%s – %s stands beside %s – %s', (from, to, fromBefore, toBefore) => {
    expect(yearEarlier(period(from, to))).toEqual(period(fromBefore, toBefore))
  })

  it.each([
    ['2023-01-01', '2023-06-30', 'І півріччя 2023 року'],
    ['2023-07-01', '2023-12-31', 'ІІ півріччя 2023 року'],
    ['2024-10-01', '2024-12-31', 'ІV квартал 2024 року'],
    ['2024-02-01', '2024-02-29', 'лютий 2024 року'],
    ['2024-01-01', '2024-12-31', '2024 рік'],
    ['2024-02-01', '2024-07-31', '01.02.2024 – 31.07.2024'],
    ['2024-02-01', '2024-02-01', '01.02.2024'],
  ])('%s – %s is called «%3$s»', (from, to, name) => {
    expect(periodName(period(from, to))).toBe(name)
  })

  it('of half a year ends in June or December, and the one before January is of last year', () => {
    expect(periodOf(6, day('2026-11-20'))).toEqual(period('2026-07-01', '2026-12-31'))
    expect(previousPeriod(6, day('2026-03-31'))).toEqual(period('2025-07-01', '2025-12-31'))
    expect(previousPeriod(1, day('2026-01-15'))).toEqual(period('2025-12-01', '2025-12-31'))
    expect(periodOf(3, day('2024-02-29'))).toEqual(period('2024-01-01', '2024-03-31'))
  })
})

describe('a question', () => {
  const today = day('2026-11-20')
  const codes = (given: Parameters<typeof readQuery>[0]) => {
    const outcome = readQuery(given, today)
    return outcome.ok ? outcome.value : outcome.refusals.map(({ code, field }) => `${field}: ${code}`)
  }

  it('is as of the day after the period unless it says otherwise', () => {
    expect(codes({ from: '2023-01-01', to: '30.06.2023' })).toEqual({
      period: period('2023-01-01', '2023-06-30'),
      asOf: '2023-07-01',
      knownOn: null,
    })
  })

  it('of a period that runs is as of now, its last day included', () => {
    for (const to of ['2026-11-20', '2026-12-31'])
      expect(codes({ from: '2026-07-01', to })).toEqual({
        period: period('2026-07-01', to),
        asOf: '2026-11-20',
        running: true,
        knownOn: null,
      })
    expect(codes({ from: '2026-07-01', to: '2026-11-19' })).toEqual({
      period: period('2026-07-01', '2026-11-19'),
      asOf: '2026-11-20',
      knownOn: null,
    })
  })

  it('that names its day is kept as it is, also while the period runs', () => {
    expect(codes({ from: '2026-07-01', to: '2026-12-31', asOf: '2026-11-20' })).toEqual({
      period: period('2026-07-01', '2026-12-31'),
      asOf: '2026-11-20',
      knownOn: null,
    })
  })

  it('may look from tomorrow, and from the day after a period that still runs, and from no other day to come', () => {
    expect(codes({ from: '2026-07-01', to: '2026-12-31', asOf: '2027-01-01' })).toMatchObject({
      asOf: '2027-01-01',
    })
    expect(codes({ from: '2026-07-01', to: '2026-12-31', asOf: '2026-11-21' })).toMatchObject({
      asOf: '2026-11-21',
    })
    expect(codes({ from: '2026-07-01', to: '2026-12-31', asOf: '2026-11-22' })).toEqual([
      'asOf: as-of-not-seen',
    ])
    expect(codes({ from: '2023-01-01', to: '2023-06-30', asOf: '2027-01-01' })).toEqual([
      'asOf: as-of-not-seen',
    ])
  })

  it('is refused with every reason at once', () => {
    expect(codes({ from: '2023-02-31', asOf: 'завтра', knownOn: 'учора' })).toEqual([
      'from: not-a-day',
      'to: required',
      'asOf: not-a-day',
      'knownOn: not-an-instant',
    ])
    expect(codes({ from: '2023-06-30', to: '2023-01-01' })).toEqual(['to: period-reversed'])
    expect(codes({ from: '2023-01-01', to: '2023-06-30', knownOn: '12:30' })).toEqual([
      'knownOn: not-an-instant',
    ])
  })

  it('takes a bare day of knowing as the whole of it, in Kyiv', () => {
    const given = { from: '2023-01-01', to: '2023-06-30' }
    expect(codes({ ...given, knownOn: '2023-07-05' })).toMatchObject({ knownOn: '2023-07-05T20:59:59.999Z' })
    expect(codes({ ...given, knownOn: '2023-07-05T12:00:00+03:00' })).toMatchObject({
      knownOn: '2023-07-05T09:00:00.000Z',
    })
  })
})

describe('a percentage', () => {
  it.each([
    [821, 1140, 72],
    [1, 200, 1],
    [1, 201, 0],
    [5, 8, 63],
    [29, 200, 15],
    [0, 7, 0],
    [7, 7, 100],
    [0, 0, null],
  ])('%i of %i is %s', (part, whole, percent) => {
    expect(percentOf(part, whole)).toBe(percent)
  })
})

describe('places', () => {
  it('are shared by equals, and the next is skipped', () => {
    const rows = [
      { discipline: 90, denominator: 10 },
      { discipline: null, denominator: 0 },
      { discipline: 90, denominator: 10 },
      { discipline: 89, denominator: 50 },
      { discipline: 90, denominator: 9 },
      { discipline: 0, denominator: 1 },
    ]
    expect(placesOf(rows)).toEqual([1, null, 1, 4, 3, 5])
    expect(placesOf(rows, 10)).toEqual([1, null, 1, 3, null, null])
  })
})

describe('the name of a figure', () => {
  it.each([
    'departments/total',
    'departments/total/place',
    'departments/total/due/1',
    'half-year/appeal/taken',
    'half-year/mayoral-order/lastYear/opening',
    'half-year/mayoral-order/taken/lastYear',
    'half-year/meetings/operational/percent',
    'half-year/reminderLetters/1',
    'half-year/instructions/toString',
    'half-year/meetings/constructor/protocols',
    '',
  ])('is not «%s»', (text) => {
    expect(readFigure(text)).toBeNull()
  })
})
