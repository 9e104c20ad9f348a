import { describe, expect, it } from 'vitest'
import { isNear, likeness, marksOf, shinglesOf } from '../../src/tasks/near-text.ts'

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, place) => `слово${from + place}`).join(' ')

describe('two reports', () => {
  it.each([
    ['the same', words(0, 40), words(0, 40), true],
    [
      'the same in other letters and signs',
      'Дах ліцею № 25 відремонтовано, акт підписано.',
      'ДАХ ліцею №25 - відремонтовано; акт підписано',
      true,
    ],
    ['one word in a hundred another', words(0, 100), words(0, 99).concat(' інакше'), true],
    ['one sentence in two another', words(0, 40), `${words(0, 20)} ${words(50, 70)}`, false],
    ['of the same words in another order', words(0, 40), words(0, 40).split(' ').reverse().join(' '), false],
    ['too short to tell', 'Виконано', 'Виконано', false],
  ])('%s', (_what, a, b, near) => {
    expect(isNear(a, b)).toBe(near)
  })

  it('are as like as the share of their common pieces', () => {
    expect(likeness(shinglesOf(words(0, 10)), shinglesOf(words(0, 9)))).toBeCloseTo(5 / 6)
  })

  it('that are near are found by their marks', () => {
    for (let cut = 90; cut < 100; cut++) {
      const [a, b] = [words(0, 100), `${words(0, cut)}`]
      if (isNear(a, b)) expect(marksOf(a).filter((mark) => marksOf(b).includes(mark))).not.toEqual([])
    }
    expect(marksOf('Виконано')).toEqual([])
  })
})
