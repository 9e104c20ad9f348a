import { expect, it } from 'vitest'
import type { RefusalCode } from '../../src/kernel/result.ts'
import { sentencesOf, statusOf } from '../../src/web/refusal-answer.ts'

it.each<[RefusalCode[], number]>([
  [['conflict'], 409],
  [['not-found'], 404],
  [['not-allowed'], 403],
  [['too-many-attempts'], 429],
  [['required'], 422],
  [['not-a-day', 'too-long'], 422],
  [['required', 'conflict'], 409],
  [['conflict', 'not-found'], 404],
])('refused for %s is answered %i', (codes, status) => {
  expect(statusOf(codes.map((code) => ({ code })))).toBe(status)
})

it('each reason is a sentence beside its field', () => {
  expect(
    sentencesOf([{ code: 'too-long', field: 'title', facts: { most: 5 } }, { code: 'not-found' }]),
  ).toEqual([
    { field: 'title', message: 'Занадто довго: не більше 5 знаків.' },
    { field: undefined, message: 'Такого запису немає.' },
  ])
})
