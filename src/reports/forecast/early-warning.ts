import { type Day, daysBetween } from '../../kernel/day.ts'

/*
 * A forecast, and nothing else: what a department's own past says of the tasks it has in work. No official figure reads any of
 * it; `tests/discipline/early-warning-apart.test.ts` keeps that so.
 */

/** How many days ahead a due day is looked at, the first one included. */
export const HORIZON_DAYS = 30

/** Past tasks are those whose first term fell within so many months: a year has all its seasons, and people change in two. */
export const PAST_MONTHS = 12

/** Fewer tasks than this say nothing: one of them more or less would turn a half into less than a half. */
export const ENOUGH = 10

/** A warning is given from this share on: as likely late as not. Lower would warn of half the register, higher only of what is lost. */
export const LIKELY_PERCENT = 50

/** A task whose term has fallen, as it was known on the day that asks. All days are calendar days, as control terms are. */
export interface PastTask {
  kind: string
  /** from its placing on control to its first due day */
  term: number
  /** from its placing on control to its execution; so far, where it is not executed */
  days: number
  executed: boolean
}

/** The past of a department, by kinds of documents. */
export type Past = ReadonlyMap<string, readonly PastTask[]>

/** A task in work that is still in time. */
export interface TaskInWork {
  kind: string
  /** from its placing on control to its first due day */
  term: number
  /** from its placing on control to the day that asks */
  age: number
  /** from the day that asks to the due day in force; 0 where it is that day */
  left: number
}

/** What the past says of a task in work. */
export interface Outlook {
  verdict: 'likely-late' | 'likely-in-time' | 'too-little-past'
  /** whether it was compared with its own kind of document, or with all that the department does */
  among: 'kind' | 'department'
  /** how many of the tasks compared with were still in work at this age */
  atThisAge: number
  /** of these, those that took longer than this one may */
  longer: number
}

/**
 * Compares a task with past ones of its department that were given about as long, from half to twice its own term: with those of
 * its kind of document where there are enough, else with all of them. Their days are counted as if each had been given just its
 * term: three weeks of a month are ten days of two weeks. Of those that were still in work at this age: how many
 * took longer than there is. The clock runs from the placing on control and does not stop at a return for rework: the due day does
 * not wait for it either. A task not executed yet counts where it has already lasted longer, and is left out where it is not possible to
 * know.
 */
export function outlookOf(task: TaskInWork, past: Past): Outlook {
  const ofKind = atThisAge(task, past.get(task.kind) ?? [])
  const among = ofKind.atThisAge >= ENOUGH ? 'kind' : 'department'
  const found = among === 'kind' ? ofKind : { atThisAge: 0, longer: 0 }
  if (among === 'department')
    for (const tasks of past.values()) {
      const more = atThisAge(task, tasks)
      found.atThisAge += more.atThisAge
      found.longer += more.longer
    }
  const isLikely = found.longer * 100 >= found.atThisAge * LIKELY_PERCENT
  const verdict = found.atThisAge < ENOUGH ? 'too-little-past' : isLikely ? 'likely-late' : 'likely-in-time'
  return { verdict, among, ...found }
}

function atThisAge(task: TaskInWork, past: readonly PastTask[]): Pick<Outlook, 'atThisAge' | 'longer'> {
  const allowed = task.age + task.left
  let inTime = 0
  let longer = 0
  for (const one of past) {
    if (!isAlike(task, one)) continue
    const days = scaled(task, one)
    if (days < task.age) continue
    if (days > allowed) longer++
    else if (one.executed) inTime++
  }
  return { atThisAge: inTime + longer, longer }
}

/** How many days the one in the middle took, of all that the task was compared with, for a term like its; null for none. */
export function usualDays(task: TaskInWork, past: Past, among: Outlook['among']): number | null {
  const compared = among === 'kind' ? (past.get(task.kind) ?? []) : [...past.values()].flat()
  const days = compared
    .filter((one) => isAlike(task, one))
    .map((one) => Math.round(scaled(task, one)))
    .toSorted((a, b) => a - b)
  return days[Math.floor((days.length - 1) / 2)] ?? null
}

function scaled(task: TaskInWork, { days, term }: PastTask): number {
  return (days * task.term) / term
}

function isAlike(task: TaskInWork, past: PastTask): boolean {
  return past.term * 2 >= task.term && past.term <= task.term * 2
}

/** What is known of a task on the day that asks. */
export interface TaskThen {
  departmentId: string
  kind: string
  placedOn: Day | null
  onControl: boolean
  firstDueDay: Day | null
  dueDay: Day | null
  executedOn: Day | null
  /** a report waits for acceptance: the department has done its part, and it is not known yet how it ends */
  reported: boolean
}

/** Whether the first term fell in the months before the day that asks. */
export function fellBefore(on: Day, since: Day, { firstDueDay }: TaskThen): boolean {
  return firstDueDay !== null && firstDueDay >= since && firstDueDay < on
}

/** The task as a past one, its term having fallen; null where it says nothing: it ended without execution, or its report waits. */
export function asPast(task: TaskThen, on: Day): PastTask | null {
  const { kind, placedOn, firstDueDay, executedOn, onControl, reported } = task
  if (!placedOn || !firstDueDay || placedOn > firstDueDay) return null
  if (!executedOn && (!onControl || reported)) return null
  const days = Math.max(0, daysBetween(placedOn, executedOn ?? on))
  return { kind, term: termOf(placedOn, firstDueDay), days, executed: executedOn !== null }
}

/** The task as one in work that falls due within the horizon; null where it is none. «Постійно» has no day, and is never one. */
export function asInWork(task: TaskThen, on: Day): TaskInWork | null {
  const { kind, placedOn, firstDueDay, dueDay, executedOn, onControl, reported } = task
  if (!onControl || executedOn || reported || !placedOn || !firstDueDay || !dueDay) return null
  if (placedOn > on || placedOn > firstDueDay || dueDay < on) return null
  const left = daysBetween(on, dueDay)
  if (left >= HORIZON_DAYS) return null
  return { kind, term: termOf(placedOn, firstDueDay), age: daysBetween(placedOn, on), left }
}

// One that is due on the very day has that day.
function termOf(placedOn: Day, firstDueDay: Day): number {
  return Math.max(1, daysBetween(placedOn, firstDueDay))
}
