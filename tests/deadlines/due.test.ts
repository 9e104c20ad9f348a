import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentKinds } from '../../seeds/reference/kinds.ts'
import { calendarOf } from '../../src/deadlines/calendar.ts'
import { computeDue } from '../../src/deadlines/due.ts'
import { dueOfTerm } from '../../src/deadlines/due-of-term.ts'
import type { CountRule } from '../../src/deadlines/rule.ts'
import type { TermUnit } from '../../src/deadlines/term.ts'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import { calendar } from './reference-calendar.ts'

function rule(n: number, unit: TermUnit, roll: CountRule['roll'] = 'back'): CountRule {
  return { n, unit, roll, startEvent: 'receipt', law: 'Закон' }
}

function due(from: string, n: number, unit: TermUnit, roll: CountRule['roll'] = 'back'): string {
  return computeDue({ rule: rule(n, unit, roll), from: day(from), calendar }).due
}

describe('calendar days: day one is the next day, a non-working last day goes back', () => {
  it.each([
    // registered 01.06 + 30 days = 01.07, a Saturday in 2023: back to Friday
    ['2023-06-01', 30, '2023-06-30'],
    ['2022-06-01', 30, '2022-07-01'],
    ['2026-06-01', 30, '2026-07-01'],
    // Sunday goes back past Saturday
    ['2023-06-02', 30, '2023-06-30'],
    ['2023-06-03', 30, '2023-07-03'],
    ['2026-11-20', 1, '2026-11-20'],
    ['2026-11-20', 3, '2026-11-23'],
    // over a leap day and without it
    ['2024-02-01', 30, '2024-03-01'],
    ['2023-02-01', 30, '2023-03-03'],
    ['2020-02-28', 1, '2020-02-28'],
    ['2019-12-31', 366, '2020-12-31'],
    // КЗпП, ст. 73: a holiday is a day off until 24.03.2022
    ['2021-05-29', 30, '2021-06-25'],
    ['2021-07-25', 30, '2021-08-20'],
    ['2021-09-14', 30, '2021-10-13'],
    ['2021-12-08', 30, '2022-01-06'],
    ['2018-02-06', 30, '2018-03-07'],
    // a Saturday worked by order of the Cabinet is a working day
    ['2021-07-29', 30, '2021-08-28'],
    ['2018-11-29', 30, '2018-12-29'],
    // the day off for a holiday of the weekend: 04.05.2021, Tuesday after Easter Monday
    ['2021-04-04', 30, '2021-04-30'],
    // Закон № 2136-IX, ст. 6 ч. 6: holidays are worked since 24.03.2022
    ['2022-05-29', 30, '2022-06-28'],
    ['2022-07-25', 30, '2022-08-24'],
    ['2023-11-25', 30, '2023-12-25'],
    ['2026-07-25', 30, '2026-08-24'],
    ['2025-12-02', 30, '2026-01-01'],
    // a Saturday of the order for 2022, not worked under martial law
    ['2022-06-02', 30, '2022-07-01'],
    // holidays inside a term never stop it: 1, 2, 9 May 2016 fall within these 30 days
    ['2016-04-20', 30, '2016-05-20'],
  ])('%s + %i = %s', (from, n, expected) => {
    expect(due(from, n, 'day')).toBe(expected)
  })

  it('forward only where the rule says so, as Закон № 2073-IX does', () => {
    expect(due('2023-06-01', 30, 'day', 'forward')).toBe('2023-07-03')
    expect(due('2021-07-25', 30, 'day', 'forward')).toBe('2021-08-25')
    expect(due('2023-06-01', 30, 'day', 'none')).toBe('2023-07-01')
  })

  it('never ends before it began', () => {
    // one day from Saturday: Sunday; Friday before is earlier than the start
    const { due: last, steps } = computeDue({ rule: rule(1, 'day'), from: day('2026-11-21'), calendar })
    expect(last).toBe('2026-11-23')
    expect(steps.at(-1)).toContain('ще до початку строку')
  })
})

describe('months are months', () => {
  it.each([
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-05-31', 1, '2023-06-30'],
    ['2023-05-15', 1, '2023-06-15'],
    ['2023-02-28', 1, '2023-03-28'],
    ['2022-12-31', 2, '2023-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    // 29.02 + 12 months = 28.02
    ['2024-02-29', 12, '2025-02-28'],
    // 15.07.2023 is a Saturday: back
    ['2023-06-15', 1, '2023-07-14'],
    ['2026-10-22', 1, '2026-11-20'],
  ])('%s + %i months = %s', (from, n, expected) => {
    expect(due(from, n, 'month')).toBe(expected)
  })
})

describe('working days', () => {
  it.each([
    ['2023-06-01', 5, '2023-06-08'],
    ['2023-06-02', 5, '2023-06-09'],
    ['2023-06-03', 5, '2023-06-09'],
    ['2026-11-20', 5, '2026-11-27'],
    // 28.06.2019 is a holiday, under martial law it is not
    ['2019-06-26', 5, '2019-07-04'],
    ['2023-06-26', 5, '2023-07-03'],
    // 23.08 moved, 24.08 a holiday, Saturday 28.08 worked: 25, 26, 27, 28, 30
    ['2021-08-20', 5, '2021-08-30'],
    ['2021-12-30', 5, '2022-01-10'],
    ['2022-12-30', 5, '2023-01-06'],
    // 07.03 moved, 08.03 a holiday, Saturday 12.03 worked: 9, 10, 11, 12, 14
    ['2022-03-04', 5, '2022-03-14'],
    ['2022-03-22', 5, '2022-03-29'],
  ])('%s + %i = %s', (from, n, expected) => {
    expect(due(from, n, 'workingDay')).toBe(expected)
  })
})

describe('48 hours', () => {
  const at = (from: string, fromTime: string) => {
    const answer = computeDue({ rule: rule(48, 'hour', 'none'), from: day(from), fromTime, calendar })
    return `${answer.due}T${answer.dueTime}`
  }
  it.each([
    ['2023-06-01', '10:15', '2023-06-03T10:15'],
    ['2023-06-02', '16:59', '2023-06-04T16:59'],
    ['2024-02-28', '00:00', '2024-03-01T00:00'],
    ['2022-12-30', '23:59', '2023-01-01T23:59'],
    // the clocks go forward on 26.03.2023: the hour on the wall stays
    ['2023-03-25', '10:15', '2023-03-27T10:15'],
  ])('from %s %s end at %s, on a day off too', (from, time, expected) => {
    expect(at(from, time)).toBe(expected)
  })

  it('cannot be counted without the hour of receipt', () => {
    expect(() => computeDue({ rule: rule(48, 'hour', 'none'), from: day('2023-06-01'), calendar })).toThrow(
      'hour',
    )
  })
})

describe('the statutory term of every kind', () => {
  const of = (id: string) => documentKinds.find((kind) => kind.id === id)!.term
  it.each([
    ['higher-authority', '2023-06-01', '2023-06-30', 'receipt', '1000/5'],
    ['executive-decision', '2023-06-01', '2023-06-30', 'signing', '1000/5'],
    ['mayoral-order', '2026-11-20', '2026-12-18', 'signing', '1000/5'],
    ['operational-meeting', '2023-03-06', '2023-04-05', 'signing', '1000/5'],
    ['inspection', '2023-03-06', '2023-04-05', 'signing', '1000/5'],
    ['broadcast', '2023-03-06', '2023-04-05', 'signing', '1000/5'],
    ['session-decision', '2023-03-06', '2023-04-05', 'signing', '1000/5'],
    ['information-request', '2023-06-01', '2023-06-08', 'receipt', '2939-VI, ст. 20'],
    ['appeal', '2023-01-31', '2023-02-28', 'receipt', '393/96-ВР, ст. 20'],
    ['appeal', '2023-06-15', '2023-07-14', 'receipt', '393/96-ВР, ст. 20'],
    ['deputy-appeal', '2023-06-01', '2023-06-09', 'receipt', '2790-XII, ст. 16'],
    ['deputy-inquiry', '2023-06-01', '2023-06-16', 'receipt', '2790-XII, ст. 15'],
    ['advocate-request', '2023-06-02', '2023-06-09', 'receipt', '5076-VI, ст. 24'],
    ['petition', '2023-06-01', '2023-06-15', 'consideration', '393/96-ВР, ст. 23-1'],
  ])('%s from %s is due %s', (id, from, expected, startEvent, law) => {
    const term = of(id)
    const answer = computeDue({ rule: term, from: from as Day, calendar })
    expect(answer.due).toBe(expected)
    expect(term.startEvent).toBe(startEvent)
    expect(answer.law).toContain(law)
  })

  it('is written for thirteen kinds, each with a journal of its own', () => {
    expect(documentKinds.map((kind) => kind.id)).toEqual([
      'higher-authority',
      'executive-decision',
      'mayoral-order',
      'operational-meeting',
      'inspection',
      'broadcast',
      'session-decision',
      'information-request',
      'appeal',
      'deputy-appeal',
      'deputy-inquiry',
      'advocate-request',
      'petition',
    ])
    expect(new Set(documentKinds.map((kind) => kind.journal)).size).toBe(13)
    for (const kind of documentKinds)
      expect(kind.indexPattern.includes('{case}')).toBe(kind.defaultCase !== null)
  })
})

describe('the explanation', () => {
  it('tells a term rolled back from a weekend', () => {
    expect(computeDue({ rule: rule(30, 'day'), from: day('2023-06-01'), calendar }).steps).toEqual([
      'Початок: 01.06.2023, надходження. Перший день строку — 02.06.2023.',
      '30 календарних днів: 01.07.2023, субота.',
      'Останній день неробочий (субота): строк переходить назад на п’ятницю 30.06.2023.',
    ])
  })

  it('names the holiday and its act', () => {
    expect(computeDue({ rule: rule(30, 'day'), from: day('2021-07-25'), calendar }).steps.at(-1)).toBe(
      'Останній день неробочий (вівторок, День Незалежності України, вихідний (КЗпП, ст. 73)): ' +
        'строк переходить назад на п’ятницю 20.08.2021.',
    )
  })

  it('says that a holiday is worked under martial law', () => {
    expect(computeDue({ rule: rule(30, 'day'), from: day('2022-07-25'), calendar }).steps.at(-1)).toBe(
      '24.08.2022: середа, робочий день; День Незалежності України не дає вихідного, бо діє воєнний стан ' +
        '(Закон № 2136-IX, ст. 6 ч. 6).',
    )
  })

  it('names the holidays that working days stepped over', () => {
    const { steps } = computeDue({ rule: rule(5, 'workingDay'), from: day('2019-06-26'), calendar })
    expect(steps).toEqual([
      'Початок: 26.06.2019, надходження. Перший робочий день строку — 27.06.2019.',
      '5 робочих днів: 04.07.2019, четвер.',
      '28.06.2019: п’ятниця, День Конституції України, вихідний (КЗпП, ст. 73).',
    ])
  })

  it('says that a month has no such day', () => {
    expect(computeDue({ rule: rule(1, 'month'), from: day('2023-01-31'), calendar }).steps).toEqual([
      'Початок: 31.01.2023, надходження.',
      '1 місяць: 28.02.2023, вівторок. Такого числа в цьому місяці немає, тому береться його останній день.',
    ])
  })

  it('says that the calendar has no rows for the year', () => {
    expect(computeDue({ rule: rule(30, 'day'), from: day('2029-01-01'), calendar }).steps.at(-1)).toBe(
      '31.01.2029: середа, робочий день; у календарі немає рядків за 2029 рік.',
    )
  })
})

describe('a term that the document gives', () => {
  const question = { from: day('2026-10-01'), startEvent: 'signing' as const, calendar }

  it('keeps a named day as written, a day off too, and names the working day before', () => {
    const answer = dueOfTerm({ ...question, term: { kind: 'day', day: day('2026-11-07') } })
    expect(answer.due).toBe('2026-11-07')
    expect(answer.steps).toEqual([
      'Строк названо в документі: 07.11.2026, субота.',
      'Це неробочий день (субота). Строк лишається як записано; останній робочий день до нього — 06.11.2026, п’ятниця.',
    ])
    expect(dueOfTerm({ ...question, term: { kind: 'day', day: day('2026-11-06') } }).steps).toHaveLength(1)
  })

  it('counts its days from its own event and rolls them back', () => {
    const answer = dueOfTerm({ ...question, term: { kind: 'count', n: 10, unit: 'day' } })
    expect(answer.due).toBe('2026-10-09')
    expect(answer.steps[0]).toContain('підписання')
  })

  it('has no day where it is permanent, and the first control point where it is periodic', () => {
    expect(dueOfTerm({ ...question, term: { kind: 'permanent' } }).due).toBeNull()
    expect(dueOfTerm({ ...question, term: { kind: 'periodic', every: 'quarter', day: 10 } }).due).toBe(
      '2026-10-09',
    )
  })
})

describe('always', () => {
  const from = fc.integer({ min: 0, max: 4700 }).map((n) => addDays(day('2015-01-01'), n))
  const unit = fc.constantFrom<TermUnit>('day', 'workingDay', 'month')

  it('a term rolled either way ends on a working day, not before it began', () => {
    fc.assert(
      fc.property(
        from,
        fc.integer({ min: 1, max: 60 }),
        unit,
        fc.constantFrom('back' as const, 'forward' as const),
        (start, n, of, roll) => {
          const last = computeDue({ rule: rule(n, of, roll), from: start, calendar }).due
          expect(calendar.isWorking(last)).toBe(true)
          expect(last >= start).toBe(true)
        },
      ),
    )
  })

  it('a term rolled back never ends after its last day, but for one that would end before it began', () => {
    fc.assert(
      fc.property(from, fc.integer({ min: 15, max: 400 }), (start, n) => {
        expect(computeDue({ rule: rule(n, 'day'), from: start, calendar }).due <= addDays(start, n)).toBe(
          true,
        )
      }),
    )
  })

  it('a longer term never ends sooner', () => {
    fc.assert(
      fc.property(from, fc.integer({ min: 1, max: 200 }), unit, (start, n, of) => {
        const [sooner, later] = [n, n + 1].map(
          (count) => computeDue({ rule: rule(count, of), from: start, calendar }).due,
        )
        expect(sooner! <= later!).toBe(true)
      }),
    )
  })

  it('without martial law holidays are days off for the same term', () => {
    const peace = calendarOf(
      [{ day: day('2026-08-24'), kind: 'holiday', name: 'День Незалежності України', act: 'КЗпП' }],
      [],
    )
    expect(computeDue({ rule: rule(30, 'day'), from: day('2026-07-25'), calendar: peace }).due).toBe(
      '2026-08-21',
    )
  })
})
