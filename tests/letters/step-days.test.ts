import { describe, expect, it } from 'vitest'
import { calendarDays, calendarRegimes } from '../../seeds/reference/calendar.ts'
import { calendarOf } from '../../src/deadlines/calendar.ts'
import { day } from '../../src/kernel/day.ts'
import { type Ladder, usualLadders } from '../../src/letters/plan/ladder.ts'
import { latestSteps, stepDays } from '../../src/letters/plan/step-days.ts'

const calendar = calendarOf(calendarDays, calendarRegimes)
const ladder = usualLadders.usual
const steps = (due: string, after: string, upTo: string, own: Ladder = ladder) =>
  stepDays(day(due), own, calendar, { after: day(after), upTo: day(upTo) }).map(
    ({ id, day }) => `${day} ${id}`,
  )

describe('the steps of the usual ladder', () => {
  // 25.11.2026 is a Wednesday; 1, 21 and 28–29 of November are days off.
  it('remind of a task due this month on the 1st, 11th and 21st, five days before, on the day and after it', () => {
    expect(steps('2026-11-25', '2026-10-31', '2026-12-10')).toEqual([
      '2026-11-02 in-month-1',
      '2026-11-11 in-month-11',
      '2026-11-20 before-5',
      '2026-11-23 in-month-21',
      '2026-11-25 on-day',
      '2026-11-26 overdue-1',
      '2026-12-03 overdue-8',
      '2026-12-10 overdue-15',
    ])
  })

  it('remind once a month of a task due in a later month of the year, once a year of one due later', () => {
    expect(steps('2027-02-10', '2026-01-01', '2027-02-01')).toEqual([
      '2027-01-01 month-2027-01',
      '2027-02-01 in-month-1',
    ])
    expect(steps('2028-02-10', '2026-06-01', '2027-12-31')).toEqual(['2027-01-01 year-2027'])
    expect(steps('2026-12-10', '2026-08-31', '2026-11-30')).toEqual([
      '2026-09-01 month-2026-09',
      '2026-10-01 month-2026-10',
      '2026-11-02 month-2026-11',
    ])
  })

  it('take what falls on a day off before the term on the working day before, after it on the next one', () => {
    // Five days before Thursday 26.11 is Saturday; the day after Friday 27.11 is one.
    expect(steps('2026-11-26', '2026-11-18', '2026-11-20')).toEqual(['2026-11-20 before-5'])
    expect(steps('2026-11-27', '2026-11-27', '2026-11-30')).toEqual(['2026-11-30 overdue-1'])
    // A due day that is a day off itself (by an act of another year's calendar) is told on the working day before.
    expect(steps('2026-11-29', '2026-11-26', '2026-11-29')).toContain('2026-11-27 on-day')
  })

  it('are as few or as many as the council says', () => {
    const bare: Ladder = {
      ...ladder,
      yearly: false,
      monthly: false,
      inMonth: [],
      before: [10, 3],
      overdue: null,
    }
    expect(steps('2026-11-25', '2026-01-01', '2027-06-01', bare)).toEqual([
      '2026-11-13 before-10',
      '2026-11-20 before-3',
      '2026-11-25 on-day',
    ])
  })

  it('never fall on a day off, and their latest is the last of all', () => {
    for (let offset = 0; offset < 400; offset += 3) {
      const due = calendar.addWorkingDays(day('2026-01-05'), offset)
      const span = { after: day('2025-06-01'), upTo: day('2027-11-20') }
      const all = stepDays(due, ladder, calendar, span)
      for (const step of all) expect(calendar.isWorking(step.day), `${due} ${step.id}`).toBe(true)
      const latest = latestSteps(calendar, span.upTo)(due, ladder)
      expect(latest && latest.day > span.after ? latest : undefined).toEqual(all.at(-1))
    }
  })
})
