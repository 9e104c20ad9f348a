import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDays, calendarRegimes } from '../../seeds/reference/calendar.ts'
import { calendarOf } from '../../src/deadlines/calendar.ts'
import { addDays, type Day, day, daysBetween, weekday, yearOf } from '../../src/kernel/day.ts'

const calendar = calendarOf(calendarDays, calendarRegimes)
const peace = calendarOf(calendarDays, [])

const anyDay = fc
  .integer({ min: 0, max: daysBetween(day('2015-01-01'), day('2029-12-31')) })
  .map((n) => addDays(day('2015-01-01'), n))

describe('the working calendar as shipped', () => {
  it('covers 2015 to 2027, each row with its act and on its own day', () => {
    expect([...calendar.coveredYears].sort()).toEqual(Array.from({ length: 13 }, (_, n) => 2015 + n))
    expect(new Set(calendarDays.map((row) => row.day)).size).toBe(calendarDays.length)
    for (const row of calendarDays)
      expect(row.act, row.day).toMatch(/КЗпП, ст\. (67|73)|розпорядження КМУ від/)
  })

  it('has as many workdays moved away as days worked instead of them', () => {
    for (let year = 2015; year <= 2022; year++) {
      const ofOrders = calendarDays.filter(
        (row) => yearOf(row.day) === year && row.act.startsWith('розпорядження'),
      )
      expect(ofOrders.filter((row) => row.kind === 'working')).toHaveLength(ofOrders.length / 2)
    }
    for (const row of calendarDays) {
      if (row.kind !== 'holiday') expect(weekday(row.day) <= 5, row.day).toBe(row.kind === 'day-off')
    }
  })

  // Easter Sundays of the Orthodox reckoning.
  it.each([
    '2015-04-12',
    '2016-05-01',
    '2017-04-16',
    '2018-04-08',
    '2019-04-28',
    '2020-04-19',
    '2021-05-02',
    '2022-04-24',
    '2023-04-16',
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
  ])('knows Easter on %s and Trinity 49 days after', (easter) => {
    expect(calendar.rowOf(day(easter))?.name).toContain('Пасха')
    expect(calendar.rowOf(addDays(day(easter), 49))?.name).toContain('Трійця')
  })

  it.each([
    // КЗпП, ст. 73
    ['2015-01-01', false, 'Новий рік'],
    ['2016-01-07', false, 'Різдво Христове'],
    ['2018-03-08', false, 'Міжнародний жіночий день'],
    ['2017-05-02', false, 'День міжнародної солідарності трудящих'],
    ['2019-05-09', false, 'День перемоги над нацизмом'],
    ['2016-06-28', false, 'День Конституції України'],
    ['2021-08-24', false, 'День Незалежності України'],
    ['2015-10-14', false, 'День захисника України'],
    ['2021-10-14', false, 'День захисників і захисниць України'],
    // Закон № 2211-VIII: since 02.12.2017 25 December is a holiday, 2 May no more.
    ['2016-12-26', true, 'понеділок, робочий день'],
    ['2017-12-25', false, 'Різдво Христове'],
    ['2018-05-02', true, 'середа, робочий день'],
    // КЗпП, ст. 67 ч. 3: the day off for a holiday on a weekend
    ['2015-05-04', false, 'вихідний за суботу 02.05.2015'],
    ['2015-05-11', false, 'вихідний за суботу 09.05.2015'],
    ['2016-05-03', false, 'вихідний за неділю 01.05.2016'],
    ['2016-05-04', true, 'середа, робочий день'],
    ['2017-01-09', false, 'вихідний за суботу 07.01.2017'],
    ['2019-08-26', false, 'вихідний за суботу 24.08.2019'],
    ['2020-04-20', false, 'вихідний за неділю 19.04.2020'],
    ['2021-05-03', false, 'вихідний за суботу 01.05.2021'],
    ['2021-05-04', false, 'вихідний за неділю 02.05.2021'],
    ['2021-05-05', true, 'середа, робочий день'],
    ['2021-12-27', false, 'вихідний за суботу 25.12.2021'],
    ['2022-01-03', false, 'вихідний за суботу 01.01.2022'],
    // Orders of the Cabinet on moved working days
    ['2015-01-09', false, '№ 1084-р'],
    ['2015-02-14', true, '№ 1084-р'],
    ['2016-03-07', false, '№ 1155-р'],
    ['2016-07-02', true, 'відпрацювання за понеділок 27.06.2016'],
    ['2017-08-25', false, 'на суботу 19.08.2017'],
    ['2018-12-29', true, 'відпрацювання за понеділок 31.12.2018'],
    ['2019-05-11', true, '№ 7-р'],
    ['2020-01-06', false, '№ 995-р'],
    ['2021-10-23', true, '№ 1191-р'],
    ['2022-03-07', false, 'на суботу 12.03.2022'],
    ['2022-03-08', false, 'Міжнародний жіночий день'],
    ['2022-03-12', true, 'відпрацювання за понеділок 07.03.2022'],
    // Закон № 2136-IX, ст. 6 ч. 6: from 24.03.2022 neither holidays nor moved days
    ['2022-04-25', true, 'діє воєнний стан'],
    ['2022-06-27', true, 'діє воєнний стан'],
    ['2022-06-28', true, 'День Конституції України не дає вихідного'],
    ['2022-07-02', false, 'субота'],
    ['2022-08-24', true, 'Закон № 2136-IX, ст. 6 ч. 6'],
    ['2023-01-02', true, 'діє воєнний стан'],
    ['2023-10-02', true, 'діє воєнний стан'],
    ['2024-12-25', true, 'діє воєнний стан'],
    ['2026-08-24', true, 'діє воєнний стан'],
    ['2026-11-21', false, 'субота'],
    ['2026-11-22', false, 'неділя'],
  ])('%s: working is %s, «%s»', (iso, working, words) => {
    expect(calendar.isWorking(day(iso))).toBe(working)
    expect(calendar.why(day(iso))).toContain(words)
  })

  it('returns to holidays when martial law ends', () => {
    const ended = calendarOf(calendarDays, [{ ...calendarRegimes[0]!, to: day('2026-08-23') }])
    expect(ended.isWorking(day('2026-06-29'))).toBe(true)
    expect(ended.why(day('2026-08-24'))).toBe('понеділок, День Незалежності України, вихідний (КЗпП, ст. 73)')
    expect(ended.isWorking(day('2026-08-24'))).toBe(false)
  })

  // Закони № 3005-IX і № 3107-IX: the table in force once holidays are days off again.
  it.each([
    '2027-01-01',
    '2027-03-08',
    '2027-05-03',
    '2027-05-04',
    '2027-06-21',
    '2027-06-28',
    '2027-07-15',
    '2027-08-24',
    '2027-10-01',
    '2027-12-27',
  ])('would rest on %s in peace', (iso) => expect(peace.isWorking(day(iso))).toBe(false))
  it.each(['2026-01-07', '2025-05-09', '2026-07-28', '2026-10-14'])(
    'would work on %s, a holiday of before',
    (iso) => {
      expect(peace.isWorking(day(iso))).toBe(true)
    },
  )
  it('rests on 8 May in place of 9 May', () => {
    expect(peace.isWorking(day('2026-05-08'))).toBe(false)
    expect(peace.rowOf(day('2026-05-08'))?.act).toContain('3005-IX')
  })

  it('says that it has no rows for a year, and counts Monday to Friday there', () => {
    expect(calendar.why(day('2030-01-01'))).toBe(
      'вівторок, робочий день; у календарі немає рядків за 2030 рік',
    )
    expect(calendar.isWorking(day('2030-01-05'))).toBe(false)
    expect(calendar.isWorking(day('2012-01-02'))).toBe(true)
  })
})

describe('counting working days', () => {
  it.each([
    ['2023-06-02', 1, '2023-06-05'],
    ['2023-06-01', 5, '2023-06-08'],
    ['2023-06-03', 1, '2023-06-05'],
    ['2023-06-05', -1, '2023-06-02'],
    ['2023-06-04', -1, '2023-06-02'],
    ['2023-06-04', 0, '2023-06-04'],
    // 23.08 moved and 24.08 a holiday: from Friday 20.08.2021 the next working day is Wednesday
    ['2021-08-20', 1, '2021-08-25'],
    ['2021-08-27', 1, '2021-08-28'],
    ['2018-12-21', 1, '2018-12-22'],
    ['2018-12-22', 1, '2018-12-26'],
    ['1900-01-01', -1, '1899-12-29'],
  ])('from %s, %i working days is %s', (from, n, to) => {
    expect(calendar.addWorkingDays(from as Day, n)).toBe(to)
  })

  it('grows with the day and with the number', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (from, n) => {
        expect(calendar.addWorkingDays(from, n) < calendar.addWorkingDays(from, n === -1 ? 1 : n + 1)).toBe(
          true,
        )
        expect(calendar.addWorkingDays(from, n) <= calendar.addWorkingDays(addDays(from, 1), n)).toBe(true)
      }),
    )
  })

  it('counts back what it counted forth', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 400 }), (from, n) => {
        const to = calendar.addWorkingDays(from, n)
        expect(calendar.isWorking(to)).toBe(true)
        expect(calendar.workingDaysBetween(from, to)).toBe(n)
        expect(calendar.workingDaysBetween(to, from)).toBe(-n)
      }),
    )
  })

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(anyDay, (from) => {
        let before = addDays(from, -1)
        while (!calendar.isWorking(before)) before = addDays(before, -1)
        expect(calendar.previousWorking(from)).toBe(before)
        let after = addDays(from, 1)
        while (!calendar.isWorking(after)) after = addDays(after, 1)
        expect(calendar.nextWorking(from)).toBe(after)
      }),
    )
  })
})
