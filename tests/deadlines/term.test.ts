import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount, formatTerm, parseTerm, type Term } from '../../src/deadlines/term.ts'
import { day } from '../../src/kernel/day.ts'

describe('a term in the words of the register file', () => {
  it.each<[string, Term]>([
    ['31.01.2023', { kind: 'day', day: day('2023-01-31') }],
    ['31.01.23', { kind: 'day', day: day('2023-01-31') }],
    ['2023-01-31', { kind: 'day', day: day('2023-01-31') }],
    ['постійно', { kind: 'permanent' }],
    ['  ПОСТІЙНО. ', { kind: 'permanent' }],
    ['пocтiйнo', { kind: 'permanent' }],
    ['щомісяця до 5', { kind: 'periodic', every: 'month', day: 5 }],
    ['Щомісяця, до 5 числа', { kind: 'periodic', every: 'month', day: 5 }],
    ['щомісяця  до\u00a05-го числа', { kind: 'periodic', every: 'month', day: 5 }],
    ['щокварталу до 10', { kind: 'periodic', every: 'quarter', day: 10 }],
    ['щоквартально до 10 числа', { kind: 'periodic', every: 'quarter', day: 10 }],
    ['щопівроку до 15', { kind: 'periodic', every: 'half-year', day: 15 }],
    ['щороку до 20.01', { kind: 'periodic', every: 'year', day: 20, month: 1 }],
    ['ЩОРОКУ ДО 20 СІЧНЯ', { kind: 'periodic', every: 'year', day: 20, month: 1 }],
    ['щорічно до 1.12', { kind: 'periodic', every: 'year', day: 1, month: 12 }],
    ['щороку до 29.02', { kind: 'periodic', every: 'year', day: 29, month: 2 }],
    ['30 днів', { kind: 'count', n: 30, unit: 'day' }],
    ['30 календарних днів', { kind: 'count', n: 30, unit: 'day' }],
    ['7 робочих днів', { kind: 'count', n: 7, unit: 'workingDay' }],
    ['1 місяць', { kind: 'count', n: 1, unit: 'month' }],
    ['48 годин', { kind: 'count', n: 48, unit: 'hour' }],
  ])('«%s» is understood', (text, term) => {
    expect(parseTerm(text)).toEqual(term)
  })

  it.each([
    '',
    '31.02.2023',
    'до 5',
    'щомісяця',
    'щомісяця до 0',
    'щомісяця до 32',
    'щомісяця до 5.01',
    'щокварталу до 10 січня',
    'щороку до 20',
    'щороку до 31.02',
    'щороку до 20.13',
    'щороку до 20 сiчнь',
    'щодня до 5',
    'щотижня',
    '0 днів',
    '-3 дні',
    'робочих 5 днів',
    '2 робочих місяці',
    'негайно',
    'constructor до 5',
  ])('«%s» is none', (text) => {
    expect(parseTerm(text)).toBeNull()
  })

  it('reads back every term it writes', () => {
    const two = fc.integer({ min: 1, max: 28 })
    const term: fc.Arbitrary<Term> = fc.oneof(
      fc.constant<Term>({ kind: 'permanent' }),
      fc.record({
        kind: fc.constant('day' as const),
        day: two.map((n) => day(`2026-03-${String(n).padStart(2, '0')}`)),
      }),
      fc.record({
        kind: fc.constant('count' as const),
        n: fc.integer({ min: 1, max: 9999 }),
        unit: fc.constantFrom('day' as const, 'workingDay' as const, 'month' as const, 'hour' as const),
      }),
      fc.record({
        kind: fc.constant('periodic' as const),
        every: fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const),
        day: fc.integer({ min: 1, max: 31 }),
      }),
      fc.record({
        kind: fc.constant('periodic' as const),
        every: fc.constant('year' as const),
        day: two,
        month: fc.integer({ min: 1, max: 12 }),
      }),
    )
    fc.assert(
      fc.property(term, (one) => {
        expect(parseTerm(formatTerm(one))).toEqual(one)
      }),
    )
  })

  it('counts in the right forms', () => {
    expect(formatCount(1, 'day')).toBe('1 календарний день')
    expect(formatCount(3, 'workingDay')).toBe('3 робочі дні')
    expect(formatCount(45, 'day')).toBe('45 календарних днів')
    expect(formatCount(2, 'month')).toBe('2 місяці')
    expect(formatCount(48, 'hour')).toBe('48 годин')
  })
})
