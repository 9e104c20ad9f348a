import { expect, it } from 'vitest'
import { readTermWords } from '../../src/tasks/term-words.ts'

const days = (n: number) => ({ kind: 'count', n, unit: 'day' })

it.each([
  ['', null],
  ['  ', null],
  ['20.11.2026', { kind: 'day', day: '2026-11-20' }],
  ['до 1.2.26', { kind: 'day', day: '2026-02-01' }],
  ['2026-11-20', { kind: 'day', day: '2026-11-20' }],
  ['до 01.03.2026 включно', { kind: 'day', day: '2026-03-01' }],
  ['01.03.2026 р.', { kind: 'day', day: '2026-03-01' }],
  ['31.01.2026р.', { kind: 'day', day: '2026-01-31' }],
  ['1 березня 2026 року', { kind: 'day', day: '2026-03-01' }],
  ['у строк до 1 Березня 2026', { kind: 'day', day: '2026-03-01' }],
  ['не пізніше ніж «15» січня 2027 р.', { kind: 'day', day: '2027-01-15' }],
  ['+10', days(10)],
  ['+ 10', days(10)],
  ['10 днів', days(10)],
  ['+10 днів', days(10)],
  ['10дн.', days(10)],
  ['протягом 10 календарних днів', days(10)],
  ['2 тижні', days(14)],
  ['тиждень', days(7)],
  ['1 місяць', { kind: 'count', n: 1, unit: 'month' }],
  ['місяць', { kind: 'count', n: 1, unit: 'month' }],
  ['3 міс.', { kind: 'count', n: 3, unit: 'month' }],
  ['5 робочих днів', { kind: 'count', n: 5, unit: 'workingDay' }],
  ['5 роб. днів', { kind: 'count', n: 5, unit: 'workingDay' }],
  ['5 р.д.', { kind: 'count', n: 5, unit: 'workingDay' }],
  ['48 годин', { kind: 'count', n: 48, unit: 'hour' }],
  ['Постійно', { kind: 'permanent' }],
  ['без строку', { kind: 'none' }],
  ['щокварталу до 10', { kind: 'periodic', every: 'quarter', day: 10 }],
  ['щороку до 20.01', { kind: 'periodic', every: 'year', day: 20, month: 1 }],
  ['Терміново', { kind: 'mark', mark: 'терміново' }],
])('«%s» is a term', (typed, term) => {
  expect(readTermWords(typed)).toEqual({ ok: true, value: term })
})

it.each([
  ['31.02.2026', 'not-a-day'],
  ['2026-13-01', 'not-a-day'],
  ['31 лютого 2026 року', 'unclear-term'],
  ['10', 'unclear-term'],
  ['10 рубежів', 'unclear-term'],
  ['9999 днів', 'not-a-term'],
  ['щокварталу до 32', 'unclear-term'],
  ['"><script>1', 'unclear-term'],
  ['слово '.repeat(40), 'too-long'],
])('«%s» is refused', (typed, code) => {
  const outcome = readTermWords(typed)
  expect(outcome.ok ? null : outcome.refusals[0]).toMatchObject({ code, field: 'term' })
})
