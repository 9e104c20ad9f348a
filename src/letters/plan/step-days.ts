import type { WorkingCalendar } from '../../deadlines/calendar.ts'
import { addDays, addMonths, type Day, daysBetween, yearOf } from '../../kernel/day.ts'
import type { Ladder } from './ladder.ts'

/** A step of the ladder and the working day on which it is taken. */
export interface Step {
  /** «before-5», «on-day», «overdue-8», «month-2026-11» */
  id: string
  day: Day
  /** how many days overdue the task is by the step's own count; 0 before it is */
  overdue: number
}

/**
 * The steps of a task due on a day that are taken after one day and not after another, in the order they are taken; of several on
 * one day the most urgent stands last. Before the due day a step on a day off moves back to the working day before, so that no
 * reminder comes too late; steps at the beginning of a month or after the due day wait for the next working day.
 */
export function stepDays(
  due: Day,
  ladder: Ladder,
  calendar: WorkingCalendar,
  { after, upTo }: { after: Day; upTo: Day },
): Step[] {
  const steps: Step[] = []
  const take = (id: string, day: Day, overdue = 0) => {
    if (day > after && day <= upTo) steps.push({ id, day, overdue })
  }
  const onOrAfter = (day: Day) => (calendar.isWorking(day) ? day : calendar.nextWorking(day))
  const onOrBefore = (day: Day) => (calendar.isWorking(day) ? day : calendar.previousWorking(day))
  const untilDue = (id: string, day: Day) => {
    if (day < due) take(id, day)
  }
  const dueMonth = due.slice(0, 7)

  if (ladder.yearly)
    for (let year = yearOf(after); year < yearOf(due) && year <= yearOf(upTo); year++)
      untilDue(`year-${year}`, onOrAfter(`${year}-01-01` as Day))
  if (ladder.monthly)
    for (
      let first = `${after.slice(0, 7)}-01` as Day;
      first <= upTo && first.slice(0, 7) < dueMonth;
      first = addMonths(first, 1)
    )
      if (yearOf(first) === yearOf(due)) untilDue(`month-${first.slice(0, 7)}`, onOrAfter(first))
  for (const dayOfMonth of ladder.inMonth) {
    const nominal = `${dueMonth}-${String(dayOfMonth).padStart(2, '0')}` as Day
    if (nominal < due) untilDue(`in-month-${dayOfMonth}`, onOrAfter(nominal))
  }
  for (const days of ladder.before) untilDue(`before-${days}`, onOrBefore(addDays(due, -days)))
  if (ladder.onDay) take('on-day', onOrBefore(due))
  if (ladder.overdue) {
    const { from, every } = ladder.overdue
    // The last one before the span may be moved into it by days off.
    const first = Math.max(0, Math.floor((daysBetween(due, after) - from) / every))
    for (let turn = first; ; turn++) {
      const overdue = from + turn * every
      const nominal = addDays(due, overdue)
      if (nominal > upTo) break
      take(`overdue-${overdue}`, onOrAfter(nominal), overdue)
    }
  }
  return steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** How far back the latest step can be; yearly steps are the rarest. */
const FARTHEST_DAYS = 400

/** Answers the latest step of a due day by a ladder, not after a day; many tasks share the few due days there are. */
export function latestSteps(
  calendar: WorkingCalendar,
  upTo: Day,
): (due: Day, ladder: Ladder) => Step | undefined {
  const known = new Map<Ladder, Map<Day, Step | undefined>>()
  return (due, ladder) => {
    const ofLadder = known.get(ladder) ?? new Map<Day, Step | undefined>()
    known.set(ladder, ofLadder)
    if (!ofLadder.has(due)) ofLadder.set(due, latestStep(due, ladder, calendar, upTo))
    return ofLadder.get(due)
  }
}

function latestStep(due: Day, ladder: Ladder, calendar: WorkingCalendar, upTo: Day): Step | undefined {
  // Most tasks have a recent step: a short look back first avoids computing years of weekly steps of long overdue tasks.
  const lately = stepDays(due, ladder, calendar, { after: addDays(upTo, -45), upTo }).at(-1)
  if (lately) return lately
  const far = Math.max(FARTHEST_DAYS, ...ladder.before.map((days) => days + 30))
  const after = addDays(due < upTo ? due : upTo, -far)
  return stepDays(due, ladder, calendar, { after, upTo }).at(-1)
}
