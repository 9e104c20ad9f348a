import { describe, expect, it } from 'vitest'
import { documentKinds } from '../../seeds/reference/kinds.ts'
import { type ExtensionRequest, effectiveDueDay, judgeExtension } from '../../src/deadlines/extension.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { refusalSentence } from '../../src/kernel/refusals.ts'
import { calendar } from './reference-calendar.ts'

/** «15.03.2023 (20.02.2023)» as [until, decided on]. */
const chain = (...pairs: [string, string][]) =>
  pairs.map(([until, decidedOn]) => ({ until: until as Day, decidedOn: decidedOn as Day }))

describe('the due day in force', () => {
  it.each<[string, string, [string, string][], string]>([
    ['without extensions it is the first one', '2023-03-01', [], '2023-03-01'],
    ['an extension decided before it moves it', '2023-03-01', [['2023-03-15', '2023-02-20']], '2023-03-15'],
    ['an extension decided on it moves it', '2023-03-01', [['2023-03-15', '2023-03-01']], '2023-03-15'],
    [
      'an extension decided the day after stays a breach',
      '2023-03-01',
      [['2023-03-15', '2023-03-02']],
      '2023-03-01',
    ],
    [
      'each next is judged by the day then in force',
      '2023-03-01',
      [
        ['2023-03-15', '2023-02-20'],
        ['2023-05-01', '2023-03-10'],
      ],
      '2023-05-01',
    ],
    [
      'a late second one leaves the first',
      '2023-03-01',
      [
        ['2023-03-15', '2023-02-20'],
        ['2023-05-01', '2023-03-16'],
      ],
      '2023-03-15',
    ],
    [
      'after a late one a later one is late too',
      '2023-03-01',
      [
        ['2023-04-01', '2023-03-05'],
        ['2023-05-01', '2023-03-20'],
      ],
      '2023-03-01',
    ],
    [
      'the order of deciding counts, not of writing',
      '2023-03-01',
      [
        ['2023-05-01', '2023-03-10'],
        ['2023-03-15', '2023-02-20'],
      ],
      '2023-05-01',
    ],
    [
      'a decision may shorten it again',
      '2023-03-01',
      [
        ['2023-05-01', '2023-02-20'],
        ['2023-04-01', '2023-02-25'],
      ],
      '2023-04-01',
    ],
  ])('%s', (_, first, pairs, expected) => {
    expect(effectiveDueDay(first as Day, chain(...pairs))).toBe(expected)
  })

  it('is none where the first is none', () => {
    expect(effectiveDueDay(null, chain(['2023-03-15', '2023-02-20']))).toBeNull()
  })
})

describe('an asked extension', () => {
  const own: ExtensionRequest = {
    due: day('2023-06-30'),
    requestedOn: day('2023-06-20'),
    until: day('2023-07-14'),
    from: day('2023-05-31'),
    rule: documentKinds.find((kind) => kind.id === 'executive-decision')!.term.extension,
    calendar,
  }
  const of = (id: string) => documentKinds.find((kind) => kind.id === id)!.term.extension
  const codes = (request: ExtensionRequest) => {
    const judged = judgeExtension(request)
    return judged.ok
      ? judged.value.notes.map((note) => note.code)
      : judged.refusals.map((refusal) => refusal.code)
  }

  it('in time and to a working day has no notes', () => {
    expect(judgeExtension(own)).toEqual({ ok: true, value: { notes: [] } })
  })

  it('to the due day or before it is refused', () => {
    expect(codes({ ...own, until: day('2023-06-30') })).toEqual(['extension-not-later'])
    const judged = judgeExtension({ ...own, until: day('2023-06-01') })
    expect(judged.ok ? '' : refusalSentence(judged.refusals[0]!)).toBe(
      'Новий строк має бути пізніше чинного (30.06.2023).',
    )
  })

  it('of a task without a term is refused', () => {
    expect(codes({ ...own, due: null })).toEqual(['extension-no-due-day'])
  })

  it.each([
    ['2023-06-27', []],
    ['2023-06-28', ['asked-late']],
    ['2023-06-30', ['asked-late']],
    ['2023-07-01', ['asked-after-term']],
  ])('requested on %s for a term of Friday 30.06.2023: %j', (requestedOn, expected) => {
    expect(codes({ ...own, requestedOn: requestedOn as Day })).toEqual(expected)
  })

  it('asked later than another council allows is a note by its setting', () => {
    expect(codes({ ...own, requestedOn: day('2023-06-27'), noticeWorkingDays: 5 })).toEqual(['asked-late'])
  })

  it('decided after the term passed is recorded as a breach', () => {
    const judged = judgeExtension({ ...own, decidedOn: day('2023-07-03') })
    expect(judged.ok && judged.value.notes).toEqual([
      {
        code: 'decided-after-term',
        breach: true,
        words: 'Рішення від 03.07.2023 прийнято після строку 30.06.2023: порушення лишається.',
      },
    ])
    expect(codes({ ...own, decidedOn: day('2023-06-30') })).toEqual([])
  })

  it('to a day off names the working day before it', () => {
    const judged = judgeExtension({ ...own, until: day('2023-07-15') })
    expect(judged.ok && judged.value.notes[0]!.words).toContain('14.07.2023, п’ятниця')
  })

  it.each([
    // Закон № 393/96-ВР, ст. 20: 45 days in all from receipt
    ['appeal', '2023-06-01', '2023-06-30', '2023-07-14', ['tell']],
    ['appeal', '2023-06-01', '2023-06-30', '2023-07-16', ['until-not-working', 'tell']],
    ['appeal', '2023-06-01', '2023-06-30', '2023-07-17', ['extension-beyond-law']],
    // Закон № 2939-VI, ст. 20: 20 working days
    ['information-request', '2023-06-01', '2023-06-08', '2023-06-29', ['tell']],
    ['information-request', '2023-06-01', '2023-06-08', '2023-06-30', ['extension-beyond-law']],
    // Закон № 2790-XII, ст. 16: 30 days
    ['deputy-appeal', '2023-06-01', '2023-06-09', '2023-07-03', ['extension-beyond-law']],
    // Закон № 5076-VI, ст. 24: 20 working days
    ['advocate-request', '2023-06-01', '2023-06-08', '2023-06-30', ['extension-beyond-law']],
    // Закон № 393/96-ВР, ст. 23-1 knows no extension
    ['petition', '2023-06-01', '2023-06-15', '2023-06-20', ['extension-not-allowed']],
  ])('%s of %s, due %s, to %s: %j', (id, from, due, until, expected) => {
    const request = {
      ...own,
      rule: of(id),
      from: from as Day,
      due: due as Day,
      until: until as Day,
      requestedOn: day('2023-06-02'),
    }
    expect(codes(request)).toEqual(expected)
  })

  it('gives every reason at once', () => {
    expect(codes({ ...own, rule: of('petition'), until: day('2023-06-01') })).toEqual([
      'extension-not-later',
      'extension-not-allowed',
    ])
  })
})
