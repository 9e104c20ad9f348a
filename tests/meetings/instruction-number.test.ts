import { expect, it } from 'vitest'
import { nextInstructionNumber } from '../../src/meetings/instruction-number.ts'

it.each<[number | null, string[], string]>([
  [2, [], '2.1'],
  [2, ['1.1', '2.1', '2.2'], '2.3'],
  [2, ['2.1', '2.7'], '2.8'],
  [1, ['11.4', '1.2'], '1.3'],
  [2, ['2.а', '2.', '2.1.5'], '2.1'],
  [null, ['1', '2', '3.4'], '3'],
  [null, [], '1'],
])('after question %s with %j comes %s', (question, given, next) => {
  expect(nextInstructionNumber(question, given)).toBe(next)
})
