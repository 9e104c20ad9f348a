import type { WorkingCalendar } from '../../src/deadlines/calendar.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { earlier, later, workingDayIn } from './days.ts'
import type { Deed } from './deed.ts'
import type { Random } from './random.ts'
import { extensionGrounds, reportTexts, returnReasons } from './words.ts'

/** The span a task's life is told in. */
export interface Span {
  random: Random
  calendar: WorkingCalendar
  /** the day it is on control from */
  from: Day
  /** null for a task without a term */
  due: Day | null
  /** the last day anything may be recorded on */
  last: Day
  /** who moves terms, in words */
  decidedBy: string
}

/** How often things go as they go. */
const SHARE = { extended: 0.14, late: 0.13, extendedLate: 0.25, returned: 0.09, byReport: 0.6 }

/** A life that ends in execution not later than the last day: mostly in time, some late, some after a return. */
export function executedLife(span: Span): Deed[] {
  const { random, calendar, from, last } = span
  const deeds: Deed[] = []
  // Papers take up to four working days from the deed to its acceptance.
  const latest = calendar.addWorkingDays(last, -4)
  let start = calendar.nextWorking(from)
  if (latest <= start)
    return [...deeds, { act: 'execute', on: last, executedOn: last, completeness: 'full', note: null }]
  let due = span.due
  if (due && random.chance(SHARE.extended)) {
    const decided = workingDayIn(random, calendar, later(start, addDays(due, -12)), addDays(due, -1))
    const until = workingDayIn(random, calendar, addDays(due, 10), addDays(due, 40))
    if (decided >= start && decided < due && decided < addDays(latest, -7)) {
      deeds.push(extension(span, decided, until))
      start = decided
      due = until
    }
  }
  const executedOn = executionDay(span, start, due, latest)
  if (due && executedOn > addDays(due, 3) && random.chance(SHARE.extendedLate)) {
    const decided = workingDayIn(random, calendar, addDays(due, 1), addDays(executedOn, -1))
    if (decided > due && decided >= start && decided < executedOn)
      deeds.push(
        extension(span, decided, workingDayIn(random, calendar, addDays(decided, 7), addDays(decided, 30))),
      )
  }
  const afterDeeds = deeds.at(-1)?.on ?? start
  if (random.chance(SHARE.returned) && addDays(afterDeeds, 10) < executedOn)
    deeds.push(...returnedReport(span, later(afterDeeds, addDays(executedOn, -20)), addDays(executedOn, -5)))
  return [...deeds, ...executionPapers(span, executedOn)]
}

/** A report, refused; where it ends the life, the task is in work again. */
export function returnedReport({ random, calendar }: Span, from: Day, to: Day): Deed[] {
  const on = workingDayIn(random, calendar, from, to)
  return [
    {
      act: 'report',
      on,
      executedOn: on,
      completeness: 'full',
      text: random.pick(reportTexts),
      outgoing: null,
    },
    { act: 'return', on: calendar.addWorkingDays(on, random.int(1, 2)), reason: random.pick(returnReasons) },
  ]
}

/** The report and its acceptance, or the controller's own record. */
export function executionPapers({ random, calendar }: Span, executedOn: Day): Deed[] {
  const known = calendar.addWorkingDays(executedOn, random.int(0, 1))
  if (!random.chance(SHARE.byReport)) {
    const on = calendar.addWorkingDays(known, random.int(0, 1))
    return [{ act: 'execute', on, executedOn, completeness: 'full', note: outgoingOf(random, executedOn) }]
  }
  return [
    reportOf(random, known, executedOn),
    { act: 'accept', on: calendar.addWorkingDays(known, random.int(0, 2)) },
  ]
}

/** A report as executors give it. */
export function reportOf(random: Random, on: Day, executedOn: Day): Deed & { act: 'report' } {
  const text = random.pick(reportTexts)
  return {
    act: 'report',
    on,
    executedOn,
    completeness: 'full',
    text,
    outgoing: outgoingOf(random, executedOn),
  }
}

/** A decision to move the term, made on a day. */
export function extension({ random, decidedBy }: Span, on: Day, until: Day): Deed {
  return { act: 'extend', on, until, ground: random.pick(extensionGrounds), decidedBy }
}

function executionDay({ random, calendar }: Span, start: Day, due: Day | null, latest: Day): Day {
  if (!due) return workingDayIn(random, calendar, start, latest)
  if (due < latest && random.chance(SHARE.late))
    return workingDayIn(random, calendar, later(start, addDays(due, 1)), earlier(addDays(due, 28), latest))
  if (due <= start) return workingDayIn(random, calendar, start, earlier(addDays(start, 10), latest))
  const to = earlier(due, latest)
  return workingDayIn(random, calendar, later(start, addDays(to, -14)), to)
}

function outgoingOf(random: Random, day: Day): string {
  return `${random.int(12, 960)}/01-${random.int(10, 29)} від ${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`
}
