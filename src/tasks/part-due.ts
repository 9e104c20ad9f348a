import type { WorkingCalendar } from '../deadlines/calendar.ts'
import { type Day, daysBetween } from '../kernel/day.ts'
import type { Executor } from '../people/executor.ts'
import type { TaskState } from './task-state.ts'

/** How a co-executor stands with the part that the lead needs for the report. */
export interface PartDue {
  executor: Executor
  due: Day
  /** how many working days before the day of the task that is */
  daysBefore: number
  givenOn: Day | null
  /** calendar days: those it came late by, or those it is late by today */
  late: number
}

/** When the lead has to have a part: `daysBefore` working days before the task is due. */
export function partDueDay(due: Day, daysBefore: number, calendar: WorkingCalendar): Day {
  return calendar.addWorkingDays(due, -daysBefore)
}

/**
 * The parts of a task, one for each co-executor. A part that was never given is late no more once the task is reported, or executed
 * in part: the lead did without it. None where there is no day to count from.
 */
export function partsDue(
  { executors, parts, dueDay, report, executedOn, partlyOn, removedOn }: TaskState,
  daysBefore: number,
  today: Day,
  calendar: WorkingCalendar,
): PartDue[] {
  if (!dueDay) return []
  const due = partDueDay(dueDay, daysBefore, calendar)
  const waited = !report && !executedOn && !partlyOn && !removedOn
  return executors
    .filter(({ role }) => role === 'co-executor')
    .map((executor) => {
      const givenOn = partOf(executor, parts)
      const until = givenOn ?? (waited ? today : due)
      return { executor, due, daysBefore, givenOn, late: Math.max(0, daysBetween(due, until)) }
    })
}

/** The day this co-executor first gave a part; null where none was given. */
export function partOf({ departmentId, personId }: Executor, parts: TaskState['parts']): Day | null {
  const own = parts.filter(
    (part) =>
      part.departmentId === departmentId && (!personId || !part.personId || part.personId === personId),
  )
  return own.reduce<Day | null>((first, { on }) => (first && first <= on ? first : on), null)
}
