import { describe, expect, it } from 'vitest'
import { kindNames } from '../../seeds/reference/kind-names.ts'
import { documentKinds } from '../../seeds/reference/kinds.ts'
import { termMarks } from '../../seeds/reference/marks.ts'
import { type DueQuestion, explainDue } from '../../src/deadlines/explain-term.ts'
import { kindFinder } from '../../src/journals/kind-names.ts'
import { refusalSentence } from '../../src/kernel/refusals.ts'
import { must } from '../support/outcome.ts'
import { calendar } from './reference-calendar.ts'

const explain = (question: DueQuestion) =>
  explainDue(question, {
    kinds: documentKinds,
    marks: termMarks,
    calendar,
    kind: kindFinder(documentKinds, kindNames),
  })

function dueOf(question: DueQuestion): string {
  const answer = must(explain(question))
  return answer.due
}

function codesOf(question: DueQuestion): string[] {
  const answer = explain(question)
  return answer.ok ? [] : answer.refusals.map((refusal) => `${refusal.field}: ${refusal.code}`)
}

describe('the command that explains a due day', () => {
  it.each<[DueQuestion, string]>([
    [{ kind: 'higher-authority', from: '2023-06-01' }, '2023-06-30'],
    [{ kind: 'документ вищого органу', from: '2023-06-01' }, '2023-06-30'],
    [{ kind: 'Рішення  виконкому', from: '2022-06-01' }, '2022-07-01'],
    [{ kind: 'appeal', from: '2024-01-31' }, '2024-02-29'],
    [{ kind: 'appeal', from: '2023-06-01', mark: 'невідкладно' }, '2023-06-16'],
    [{ kind: 'information-request', from: '2023-06-01' }, '2023-06-08'],
    [{ kind: 'information-request', from: '2023-06-01T10:15' }, '2023-06-08'],
    [
      { kind: 'information-request', from: '2023-06-01T10:15', mark: 'термінове опрацювання' },
      '2023-06-03T10:15',
    ],
    [{ kind: 'information-request', from: '2023-06-01T10:15', mark: 'терміново' }, '2023-06-03T10:15'],
    [{ kind: 'information-request', from: '2023-06-01T10:15', mark: '48 годин' }, '2023-06-03T10:15'],
    // «терміново»: 7 working days from signing
    [{ kind: 'mayoral-order', from: '2023-06-01', mark: 'терміново' }, '2023-06-12'],
    [{ kind: 'higher-authority', from: '2021-08-20', mark: '«Терміново»!' }, '2021-09-01'],
    [{ kind: 'higher-authority', from: '2023-06-02', mark: 'негайно' }, '2023-06-05'],
    [{ kind: 'executive-decision', from: '2023-06-01', term: '10', unit: 'workingDay' }, '2023-06-15'],
    [{ kind: 'executive-decision', from: '2023-06-01', term: 10 }, '2023-06-09'],
    [{ kind: 'executive-decision', from: '2023-01-31', term: '1', unit: 'month' }, '2023-02-28'],
  ])('%j', (question, due) => {
    expect(dueOf(question)).toBe(due)
  })

  it('answers with steps and the law', () => {
    const answer = explain({ kind: 'mayoral-order', from: '2023-06-01', mark: 'терміново' })
    expect(answer.ok && answer.value.steps[0]).toBe(
      'Початок: 01.06.2023, підписання. Перший робочий день строку — 02.06.2023.',
    )
    expect(answer.ok && answer.value.law).toContain('7 робочих днів від дня підписання')
  })

  it('counts every kind by either of its names', () => {
    for (const { id, name } of documentKinds) {
      expect(explain({ kind: id, from: '2026-11-20' })).toEqual(explain({ kind: name, from: '2026-11-20' }))
    }
  })

  it.each<[DueQuestion, string[]]>([
    [{ kind: 'указ', from: '2023-06-01' }, ['kind: unknown-kind']],
    [{ kind: 'appeal', from: '2023-02-31' }, ['from: not-a-day']],
    [{ kind: 'appeal', from: '2023-06-01T25:00' }, ['from: not-a-day']],
    [{ kind: 'указ', from: '31.02', mark: 'колись' }, ['kind: unknown-kind', 'from: not-a-day']],
    [{ kind: 'appeal', from: '2023-06-01', mark: 'колись' }, ['mark: unknown-mark']],
    // «невідкладно» is a mark of appeals only
    [{ kind: 'mayoral-order', from: '2023-06-01', mark: 'невідкладно' }, ['mark: unknown-mark']],
    [{ kind: 'information-request', from: '2023-06-01', mark: 'терміново' }, ['from: needs-hour']],
    [{ kind: 'appeal', from: '2023-06-01', term: '0' }, ['term: not-a-term']],
    [{ kind: 'appeal', from: '2023-06-01', term: '1e3' }, ['term: not-a-term']],
    [{ kind: 'appeal', from: '2023-06-01', term: 2.5 }, ['term: not-a-term']],
    [{ kind: 'appeal', from: '2023-06-01', term: '99999' }, ['term: not-a-term']],
    [{ kind: 'appeal', from: '2023-06-01', term: '5', unit: 'year' }, ['unit: unknown-unit']],
    [{ kind: 'appeal', from: '2023-06-01', term: '5', unit: 'toString' }, ['unit: unknown-unit']],
    [
      { kind: 'appeal', from: '2023-06-01', term: 'п’ять', unit: 'рік' },
      ['unit: unknown-unit', 'term: not-a-term'],
    ],
    [{ kind: 'appeal', from: '2023-06-01', unit: 'day' }, ['term: required']],
    [{ kind: 'appeal', from: '2023-06-01', term: '5', mark: 'терміново' }, ['mark: term-or-mark']],
  ])('%j is refused: %j', (question, codes) => {
    expect(codesOf(question)).toEqual(codes)
  })

  it('says what it does know', () => {
    const answer = explain({ kind: 'mayoral-order', from: '2023-06-01', mark: 'колись' })
    expect(answer.ok ? '' : refusalSentence(answer.refusals[0]!)).toBe(
      'Невідома позначка «колись». Для цього виду є: терміново, негайно.',
    )
  })

  it('stands at the edge of the days there are', () => {
    expect(dueOf({ kind: 'appeal', from: '2200-12-31', term: '3660' })).toBe('2211-01-08')
  })
})
