import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlPoints, nextControlPoint, pointsAhead } from '../../src/deadlines/control-point.ts'
import { formatTerm, type PeriodicTerm, parseTerm, type TermOfMonths } from '../../src/deadlines/term.ts'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { calendar } from './reference-calendar.ts'

const term = (words: string) => parseTerm(words) as PeriodicTerm

describe('control points of a periodic term', () => {
  it.each([
    ['щомісяця до 5', '2026-01-01', '2026-01-05', 'грудень 2025 року'],
    ['щомісяця до 5', '2026-01-05', '2026-02-05', 'січень 2026 року'],
    // 05.04.2026 is a Sunday, 05.09.2026 a Saturday
    ['щомісяця до 5', '2026-03-05', '2026-04-03', 'березень 2026 року'],
    ['щомісяця до 5', '2026-08-05', '2026-09-04', 'серпень 2026 року'],
    // the 1st of August is a Saturday: the point rolls into July
    ['щомісяця до 1', '2026-07-30', '2026-07-31', 'липень 2026 року'],
    ['щомісяця до 1', '2026-07-31', '2026-09-01', 'серпень 2026 року'],
    ['щомісяця до 25', '2026-08-01', '2026-08-25', 'серпень 2026 року'],
    ['щомісяця до 31', '2026-02-01', '2026-02-27', 'лютий 2026 року'],
    ['щомісяця до 31', '2024-02-01', '2024-02-29', 'лютий 2024 року'],
    // the month AFTER the quarter
    ['щокварталу до 10', '2026-01-09', '2026-04-10', 'I квартал 2026 року'],
    ['щокварталу до 10', '2026-04-10', '2026-07-10', 'II квартал 2026 року'],
    ['щокварталу до 10', '2026-07-10', '2026-10-09', 'III квартал 2026 року'],
    ['щокварталу до 10', '2026-10-10', '2027-01-08', 'IV квартал 2026 року'],
    ['щокварталу до 10', '2027-01-08', '2027-04-09', 'I квартал 2027 року'],
    ['щопівроку до 15', '2026-01-15', '2026-07-15', 'перше півріччя 2026 року'],
    ['щопівроку до 15', '2026-07-15', '2027-01-15', 'друге півріччя 2026 року'],
    ['щороку до 20.01', '2026-01-01', '2026-01-20', '2025 рік'],
    ['щороку до 20.01', '2026-01-20', '2027-01-20', '2026 рік'],
    ['щороку до 01.12', '2026-01-20', '2026-12-01', '2026 рік'],
    ['щороку до 29.02', '2025-01-01', '2025-02-28', '2024 рік'],
    // КЗпП, ст. 73: 07.01.2020 is a holiday and 06.01 moved by order № 995-р
    ['щокварталу до 7', '2019-12-01', '2020-01-03', 'IV квартал 2019 року'],
    // Закон № 2136-IX: since 24.03.2022 no holidays
    ['щокварталу до 7', '2024-12-01', '2025-01-07', 'IV квартал 2024 року'],
  ])('%s after %s: %s, for %s', (words, after, due, period) => {
    const point = nextControlPoint(term(words), after as Day, calendar)
    expect(point.due).toBe(due)
    expect(point.period).toBe(period)
  })

  it('explains a point rolled back', () => {
    const point = nextControlPoint(term('щокварталу до 10'), day('2026-12-01'), calendar)
    expect(point).toMatchObject({ named: '2027-01-10', due: '2027-01-08' })
    expect(point.steps).toEqual([
      'Щокварталу до 10: за IV квартал 2026 року — 10.01.2027.',
      '10.01.2027 — неробочий день (неділя): строк переходить назад на п’ятницю 08.01.2027.',
    ])
  })

  it('lists the points of a span, one for each period', () => {
    const points = controlPoints(term('щокварталу до 10'), day('2025-12-31'), day('2026-12-31'), calendar)
    expect(points.map((point) => point.due)).toEqual(['2026-01-09', '2026-04-10', '2026-07-10', '2026-10-09'])
    expect(
      controlPoints(term('щомісяця до 31'), day('2022-12-31'), day('2025-12-31'), calendar),
    ).toHaveLength(36)
  })

  it.each([
    // 20.11.2026 is a Friday
    ['щотижня до п’ятниці', '2026-11-19', ['2026-11-20', '2026-11-27']],
    ['щотижня по п’ятницях', '2026-11-20', ['2026-11-27', '2026-12-04']],
    // on a day off the working day before it
    ['щотижня до неділі', '2026-11-16', ['2026-11-20', '2026-11-27']],
    ['кожні 10 днів', '2026-11-20', ['2026-11-30', '2026-12-10']],
    ['щороку до 15.03, 15.09', '2026-03-13', ['2026-09-15', '2027-03-15']],
  ])('%s after %s', (words, after, days) => {
    const { points, ends } = pointsAhead(term(words), after as Day, days[1] as Day, calendar)
    expect([points.map(({ due }) => due), ends]).toEqual([days, false])
    expect(parseTerm(formatTerm(term(words)))).toEqual(term(words))
  })

  it('ends with the last day that its words name', () => {
    const given = term('щомісяця до 5 по 28.02.2027')
    expect(formatTerm(given)).toBe('щомісяця до 5 по 28.02.2027')
    const { points, ends } = pointsAhead(given, day('2026-11-20'), day('2030-01-01'), calendar)
    expect([points.map(({ due }) => due), ends]).toEqual([['2026-12-04', '2027-01-05', '2027-02-05'], true])
  })

  it('never misses a period and never falls on a day off', () => {
    const every = fc.constantFrom<TermOfMonths['every']>('month', 'quarter', 'half-year')
    const from = fc.integer({ min: 0, max: 4000 }).map((n) => addDays(day('2015-01-01'), n))
    fc.assert(
      fc.property(every, fc.integer({ min: 1, max: 31 }), from, (of, on, after) => {
        const first = nextControlPoint({ kind: 'periodic', every: of, day: on }, after, calendar)
        const second = nextControlPoint({ kind: 'periodic', every: of, day: on }, first.due, calendar)
        const months = (point: { named: Day }) =>
          Number(point.named.slice(0, 4)) * 12 + Number(point.named.slice(5, 7))
        expect(first.due > after).toBe(true)
        expect(calendar.isWorking(first.due)).toBe(true)
        expect(months(second) - months(first)).toBe({ month: 1, quarter: 3, 'half-year': 6, year: 12 }[of])
      }),
    )
  })
})
