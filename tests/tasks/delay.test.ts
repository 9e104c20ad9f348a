import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, type Instant } from '../../src/kernel/day.ts'
import { delayLevels, delayOf } from '../../src/tasks/delay.ts'
import type { Happening } from '../../src/tasks/fact.ts'
import type { Event } from '../../src/tasks/open-task.ts'
import { toFacts } from '../../src/tasks/open-task.ts'
import { partDueDay, partsDue } from '../../src/tasks/part-due.ts'
import { taskState } from '../../src/tasks/task-state.ts'
import { calendar } from '../deadlines/reference-calendar.ts'

const day = (text: string) => `2026-12-${text}` as Day
const DUE = day('10')

const lead = { departmentId: 'transport', personId: 'petro', role: 'lead' as const }
const maria = { departmentId: 'education', personId: 'maria', role: 'co-executor' as const }
const ihor = { departmentId: 'culture', personId: null, role: 'co-executor' as const }

const on = (happenedOn: Day, happening: Happening): Event => ({ ...happening, happenedOn })
const part = (
  happenedOn: Day,
  { departmentId, personId } = maria as { departmentId: string; personId: string | null },
) => on(happenedOn, { kind: 'part-reported', departmentId, personId, text: 'є' })
const report = (happenedOn: Day) =>
  on(happenedOn, {
    kind: 'reported',
    executedOn: happenedOn,
    completeness: 'full',
    text: 'є',
    outgoing: null,
  })
const returned = (happenedOn: Day) => on(happenedOn, { kind: 'returned', reason: 'немає актів' })
const executed = (happenedOn: Day) => on(happenedOn, { kind: 'executed', completeness: 'full', note: null })
const partly = (happenedOn: Day) => on(happenedOn, { kind: 'executed', completeness: 'partly', note: null })
const extended = (happenedOn: Day, until: Day) =>
  on(happenedOn, { kind: 'extended', until, ground: null, decidedBy: null })
const removed = (happenedOn: Day) =>
  on(happenedOn, { kind: 'removed', ground: { kind: 'to-file', words: 'До справи' } })
const again = (happenedOn: Day) => on(happenedOn, { kind: 'returned-to-control', ground: 'рішення' })

function history(executors: Parameters<typeof facts>[0], events: Event[]) {
  const all = facts(executors, events)
  return [all, taskState(all)] as const
}

function facts(executors: (typeof lead | typeof maria | typeof ihor)[], events: Event[]) {
  const first: Event[] = [
    on(day('01'), { kind: 'assigned', executors }),
    on(day('01'), { kind: 'term-set', day: DUE }),
    on(day('01'), { kind: 'placed' }),
  ]
  return toFacts([...first, ...events], 0, {
    recordedAt: '2026-12-01T08:00:00.000Z' as Instant,
    recordedBy: null,
  })
}

describe('the days after 10.12 were spent', () => {
  it.each<[string, Parameters<typeof facts>[0], Event[], Day, Record<string, number> | null]>([
    ['nowhere: it is not due yet', [lead], [], day('10'), null],
    [
      'nowhere: it was executed on the day',
      [lead],
      [report(day('10')), executed(day('10'))],
      day('20'),
      null,
    ],
    ['nowhere: it was extended in time', [lead], [extended(day('09'), day('25'))], day('20'), null],
    ['by the lead, who has reported nothing', [lead], [], day('15'), { lead: 5 }],
    [
      'by the lead until the execution, however long acceptance took',
      [lead],
      [report(day('14')), executed(day('14'))],
      day('20'),
      { lead: 4 },
    ],
    ['waiting for a part that nobody has given', [lead, maria], [], day('15'), { 'co-executor': 5 }],
    [
      'waiting for a part, then by the lead',
      [lead, maria],
      [part(day('13'))],
      day('18'),
      { 'co-executor': 3, lead: 5 },
    ],
    ['by the lead alone: the part came in time', [lead, maria], [part(day('07'))], day('12'), { lead: 2 }],
    [
      'waiting for the last of two parts',
      [lead, maria, ihor],
      [part(day('11')), part(day('14'), ihor)],
      day('16'),
      { 'co-executor': 4, lead: 2 },
    ],
    [
      'by the lead, who reported without the part',
      [lead, maria],
      [report(day('13')), returned(day('13'))],
      day('13'),
      { lead: 3 },
    ],
    ['on the controller’s table since the report', [lead], [report(day('10'))], day('14'), { controller: 4 }],
    [
      'by three in turn',
      [lead],
      [report(day('12')), returned(day('15'))],
      day('18'),
      { lead: 2, controller: 3, rework: 3 },
    ],
    [
      'in rework up to the second report, which was accepted',
      [lead, maria],
      [part(day('11')), report(day('12')), returned(day('15')), report(day('19')), executed(day('19'))],
      day('25'),
      { 'co-executor': 1, lead: 1, controller: 3, rework: 4 },
    ],
    [
      'in rework after an acceptance that was taken back',
      [lead],
      [report(day('08')), executed(day('08')), returned(day('14'))],
      day('16'),
      { controller: 4, rework: 2 },
    ],
    [
      'by the lead after «частково»',
      [lead, maria],
      [report(day('11')), partly(day('11'))],
      day('15'),
      { lead: 5 },
    ],
    [
      'off control for a while',
      [lead],
      [removed(day('12')), again(day('15'))],
      day('16'),
      { lead: 3, 'off-control': 3 },
    ],
  ])('%s', (_what, executors, events, today, expected) => {
    const delay = delayOf(...history(executors, events), today)
    const spent = delay && Object.fromEntries(Object.entries(delay.levels).filter(([, days]) => days > 0))
    expect(spent).toEqual(expected)
    if (delay) expect(delay.days).toBe(Object.values(expected!).reduce((sum, days) => sum + days, 0))
  })

  it('by somebody, each of them: the levels make up the whole, whatever happened and however late it was recorded', () => {
    const event = fc
      .tuple(fc.nat(30), fc.constantFrom(part, report, returned, executed, removed, again))
      .map(([days, make]) => make(addDays(day('01'), days)))
    const moved = fc
      .tuple(fc.nat(20), fc.nat(30))
      .map(([decided, until]) => extended(addDays(day('01'), decided), addDays(day('05'), until)))
    fc.assert(
      fc.property(
        fc.array(fc.oneof(event, moved), { maxLength: 12 }),
        fc.subarray([lead, maria, ihor]),
        fc.nat(40),
        (events, executors, days) => {
          const today = addDays(day('01'), days)
          const delay = delayOf(...history(executors, events), today)
          if (!delay) return
          expect(delay.days).toBeGreaterThan(0)
          expect(delayLevels.every((level) => delay.levels[level] >= 0)).toBe(true)
          expect(delayLevels.reduce((sum, level) => sum + delay.levels[level], 0)).toBe(delay.days)
        },
      ),
      { seed: 20_261_120, numRuns: 2000 },
    )
  })
})

describe('a part of a task', () => {
  it.each([
    ['10', 3, '07'],
    ['14', 3, '09'],
    ['14', 1, '11'],
    ['14', 0, '14'],
  ])('due on %s.12 is due %i working days before: on %s.12', (due, before, expected) => {
    expect(partDueDay(day(due), before, calendar)).toBe(day(expected))
  })

  it.each<[string, Event[], Day, [Day | null, number]]>([
    ['is not given yet', [], day('07'), [null, 0]],
    ['is late', [], day('09'), [null, 2]],
    ['came in time', [part(day('04')), part(day('11'))], day('12'), [day('04'), 0]],
    ['came late', [part(day('09'))], day('12'), [day('09'), 2]],
    ['was done without', [report(day('06'))], day('12'), [null, 0]],
    ['was done without in part', [report(day('06')), partly(day('06'))], day('12'), [null, 0]],
  ])('%s', (_what, events, today, expected) => {
    const [, state] = history([lead, maria], events)
    const [due] = partsDue(state, 3, today, calendar)
    expect([due!.givenOn, due!.late]).toEqual(expected)
  })
})
