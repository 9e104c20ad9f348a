import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plural } from '../../src/kernel/plural.ts'

const days = (n: number) => `${n} ${plural(n, 'день', 'дні', 'днів')}`

describe('Ukrainian plurals', () => {
  it.each([
    '0 днів',
    '1 день',
    '2 дні',
    '4 дні',
    '5 днів',
    '10 днів',
    '11 днів',
    '12 днів',
    '14 днів',
    '15 днів',
    '21 день',
    '22 дні',
    '25 днів',
    '100 днів',
    '101 день',
    '104 дні',
    '111 днів',
    '112 днів',
    '121 день',
    '1011 днів',
    '1388 днів',
  ])('says %s', (words) => {
    expect(days(Number.parseInt(words, 10))).toBe(words)
  })

  it('looks at the last two digits only', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (n) => {
        expect(plural(n, 'a', 'b', 'c')).toBe(plural(n % 100, 'a', 'b', 'c'))
        expect(plural(-n, 'a', 'b', 'c')).toBe(plural(n, 'a', 'b', 'c'))
      }),
    )
  })

  it('agrees with the rules of the language as the platform knows them', () => {
    const rules = new Intl.PluralRules('uk')
    for (let n = 0; n <= 300; n++) expect(plural(n, 'one', 'few', 'many')).toBe(rules.select(n))
  })
})
