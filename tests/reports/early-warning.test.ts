import { describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import {
  asInWork,
  asPast,
  ENOUGH,
  fellBefore,
  type Outlook,
  outlookOf,
  type Past,
  type PastTask,
  type TaskInWork,
  type TaskThen,
  usualDays,
} from '../../src/reports/forecast/early-warning.ts'

describe('of a task of 19 days, 13 gone and 6 left, the past of its department says', () => {
  const task: TaskInWork = { kind: 'mayoral-order', term: 19, age: 13, left: 6 }

  it.each<[string, PastTask[], Partial<Outlook>]>([
    [
      'likely late, where half of those still in work on the thirteenth day took longer',
      [...took(20, 5), ...took(19, 5)],
      { verdict: 'likely-late', among: 'kind', atThisAge: 10, longer: 5 },
    ],
    [
      'likely in time, where fewer than half did',
      [...took(20, 5), ...took(19, 6)],
      { verdict: 'likely-in-time', atThisAge: 11, longer: 5 },
    ],
    [
      'nothing of those that were done sooner than it has lasted',
      [...took(12, 100), ...took(13, 5), ...took(30, 5)],
      { verdict: 'likely-late', atThisAge: 10, longer: 5 },
    ],
    [
      'too little, where fewer than ten were still in work at this age',
      [...took(30, ENOUGH - 1), ...took(5, 100)],
      { verdict: 'too-little-past', atThisAge: 9 },
    ],
    ['too little, where there is none', [], { verdict: 'too-little-past', atThisAge: 0, longer: 0 }],
    [
      'what its own kind of document says, though others say otherwise',
      [...took(19, 10), ...took(40, 50, { kind: 'appeal' })],
      { verdict: 'likely-in-time', among: 'kind', atThisAge: 10, longer: 0 },
    ],
    [
      'what all kinds say, where its own has too few',
      [...took(19, 3), ...took(40, 7, { kind: 'appeal' })],
      { verdict: 'likely-late', among: 'department', atThisAge: 10, longer: 7 },
    ],
    [
      'nothing of tasks that were given less than half or more than twice its days',
      [...took(40, 20, { term: 9 }), ...took(80, 20, { term: 39 }), ...took(50, 10, { term: 38 })],
      { verdict: 'likely-late', atThisAge: 10, longer: 10 },
    ],
    [
      'of those that were given longer, what they would have taken of its term',
      [...took(28, 6, { term: 28 }), ...took(29, 6, { term: 28 }), ...took(19, 50, { term: 28 })],
      { verdict: 'likely-late', atThisAge: 12, longer: 6 },
    ],
    [
      'that one not executed yet took longer, once it has lasted longer',
      took(20, 10, { executed: false }),
      { verdict: 'likely-late', atThisAge: 10, longer: 10 },
    ],
    [
      'nothing of one not executed yet that may still be quicker',
      took(19, 10, { executed: false }),
      { verdict: 'too-little-past', atThisAge: 0 },
    ],
  ])('%s', (_what, past, outlook) => {
    expect(outlookOf(task, byKind(past))).toMatchObject(outlook)
  })

  it('how long such tasks usually took', () => {
    const past = [...took(10, 3), ...took(19, 1), ...took(40, 3), ...took(99, 9, { kind: 'appeal' })]
    expect(usualDays(task, byKind(past), 'kind')).toBe(19)
    expect(usualDays(task, byKind(past), 'department')).toBe(99)
    expect(usualDays(task, byKind([]), 'kind')).toBe(null)
    expect(usualDays(task, byKind(took(38, 1, { term: 38 })), 'kind')).toBe(19)
  })
})

describe('on 1 November', () => {
  const on = day('2026-11-01')
  const since = day('2025-11-01')
  const then = (over: Partial<Record<keyof TaskThen, unknown>> = {}) =>
    ({
      departmentId: 'transport',
      kind: 'mayoral-order',
      placedOn: '2026-10-20',
      onControl: true,
      firstDueDay: '2026-11-05',
      dueDay: '2026-11-05',
      executedOn: null,
      reported: false,
      ...over,
    }) as TaskThen

  it.each([
    ['in work, with its days', then(), { kind: 'mayoral-order', term: 16, age: 12, left: 4 }],
    ['due today: no day left', then({ dueDay: '2026-11-01' }), { left: 0 }],
    ['due on the thirtieth day', then({ dueDay: '2026-11-30' }), { left: 29 }],
    [
      'extended: its term is the first one, its day the one in force',
      then({ dueDay: '2026-11-20' }),
      { term: 16, left: 19 },
    ],
  ])('a task is looked at: %s', (_what, task, expected) => {
    expect(asInWork(task, on)).toMatchObject(expected)
  })

  it.each([
    ['overdue already', then({ firstDueDay: '2026-10-31', dueDay: '2026-10-31' })],
    ['due after the thirtieth day', then({ dueDay: '2026-12-01' })],
    ['«постійно», without a day', then({ firstDueDay: null, dueDay: null })],
    ['executed', then({ executedOn: '2026-10-30' })],
    ['reported, the report waits', then({ reported: true })],
    ['off control', then({ onControl: false })],
    ['not placed on control', then({ placedOn: null, onControl: false })],
    ['placed on control after its term', then({ placedOn: '2026-11-01', firstDueDay: '2026-10-20' })],
  ])('a task is not looked at: %s', (_what, task) => {
    expect(asInWork(task, on)).toBe(null)
  })

  it.each([
    [
      'executed late',
      then({ placedOn: '2026-09-01', firstDueDay: '2026-09-11', executedOn: '2026-09-21' }),
      { term: 10, days: 20, executed: true },
    ],
    [
      'extended: its term is the first one',
      then({
        placedOn: '2026-09-01',
        firstDueDay: '2026-09-11',
        dueDay: '2026-12-01',
        executedOn: '2026-09-21',
      }),
      { term: 10, days: 20 },
    ],
    [
      'not executed: so many days by now',
      then({ placedOn: '2026-10-01', firstDueDay: '2026-10-11', dueDay: '2026-10-11' }),
      { term: 10, days: 31, executed: false },
    ],
  ])('a task is of the past: %s', (_what, task, expected) => {
    expect(fellBefore(on, since, task)).toBe(true)
    expect(asPast(task, on)).toMatchObject(expected)
  })

  it.each([
    ['its term has not fallen', then({ executedOn: '2026-10-25' })],
    ['its term fell more than a year ago', then({ placedOn: '2025-10-01', firstDueDay: '2025-10-31' })],
    ['it left control without execution', then({ firstDueDay: '2026-10-31', onControl: false })],
    ['its report waits', then({ firstDueDay: '2026-10-31', reported: true })],
  ])('a task says nothing: %s', (_what, task) => {
    expect(fellBefore(on, since, task) && asPast(task, on)).toBeFalsy()
  })
})

/** So many tasks that took so many days, of a term of 19. */
function took(days: number, count: number, over: Partial<PastTask> = {}): PastTask[] {
  return Array.from({ length: count }, () => ({
    kind: 'mayoral-order',
    term: 19,
    days,
    executed: true,
    ...over,
  }))
}

function byKind(past: PastTask[]): Past {
  return Map.groupBy(past, ({ kind }) => kind)
}
