import { describe, expect, it } from 'vitest'
import { stateOfTerm, stateOfTermWords, termInLetter } from '../../src/deadlines/state-of-term.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { calendar } from './reference-calendar.ts'

describe('how a term stands on a day', () => {
  it.each([
    ['2026-11-19', '2026-11-20', 'прострочено на 1 день'],
    ['2026-11-18', '2026-11-20', 'прострочено на 2 дні'],
    ['2026-11-15', '2026-11-20', 'прострочено на 5 днів'],
    ['2026-10-30', '2026-11-20', 'прострочено на 21 день'],
    ['2026-11-20', '2026-11-20', 'строк сьогодні'],
    ['2026-11-23', '2026-11-20', 'ще 1 робочий день'],
    ['2026-11-25', '2026-11-20', 'ще 3 робочі дні'],
    ['2026-11-27', '2026-11-20', 'ще 5 робочих днів'],
    ['2026-11-22', '2026-11-20', 'до строку лише вихідні'],
    ['2021-08-25', '2021-08-20', 'ще 1 робочий день'],
  ])('due %s, as of %s: %s', (due, asOf, words) => {
    expect(stateOfTermWords(stateOfTerm(due as Day, asOf as Day, calendar))).toBe(words)
  })

  it('without a term nothing is overdue', () => {
    expect(stateOfTermWords(stateOfTerm(null, day('2026-11-20'), calendar))).toBe('без строку')
  })

  it('a letter names the day that is ahead', () => {
    expect(termInLetter(day('2026-11-25'), day('2026-11-20'), calendar)).toBe(
      'строк 25.11.2026, ще 3 робочі дні',
    )
    expect(termInLetter(day('2026-11-06'), day('2026-11-20'), calendar)).toBe('прострочено на 14 днів')
  })
})
