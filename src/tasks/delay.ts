import { type Day, daysBetween } from '../kernel/day.ts'
import type { Fact } from './fact.ts'
import { partOf } from './part-due.ts'
import { executionFalls, type TaskState } from './task-state.ts'

/** Where a day after the due day was spent. */
export const delayLevels = ['co-executor', 'lead', 'controller', 'rework', 'off-control'] as const
export type DelayLevel = (typeof delayLevels)[number]

/** The days of a delay, divided by who had the task on each of them; the levels add up to the whole. */
export interface Delay {
  /** calendar days after the due day, up to the execution, or to today while there is none */
  days: number
  levels: Record<DelayLevel, number>
}

type Phase = 'work' | 'review' | 'rework' | 'off-control'

/**
 * Whose the days of a delay were; null where there is none. A day on which something is handed over still belongs to the one who
 * handed it over. While the task was in work for the first time the days until the last part of a co-executor are theirs (of
 * one who gave none: as long as the lead has not reported without it); those between a report and its return are the
 * controller's; those after a return are days of rework, whatever is waited for then. After «частково» it is in work again.
 */
export function delayOf(facts: readonly Fact[], state: TaskState, today: Day): Delay | null {
  const { dueDay, executedOn, removedOn } = state
  const end = executedOn ?? removedOn ?? today
  if (!dueDay || end <= dueDay) return null
  const levels: Delay['levels'] = { 'co-executor': 0, lead: 0, controller: 0, rework: 0, 'off-control': 0 }
  const spans = phasesOf(facts)
  const reported = spans.some(({ phase }) => phase === 'review' || phase === 'rework')
  const partsUntil = lastPart(state, reported ? BEFORE_ALL : end)
  for (const { phase, after, until } of spans) {
    const from = later(after, dueDay)
    const to = until ? earlier(until, end) : end
    if (to <= from) continue
    const days = daysBetween(from, to)
    if (phase === 'review') levels.controller += days
    else if (phase !== 'work') levels[phase] += days
    else {
      const awaited = partsUntil > from ? daysBetween(from, earlier(partsUntil, to)) : 0
      levels['co-executor'] += awaited
      levels.lead += days - awaited
    }
  }
  return { days: daysBetween(dueDay, end), levels }
}

interface Span {
  phase: Phase
  /** the days after this one, … */
  after: Day
  /** … up to and with this one; null while it lasts */
  until: Day | null
}

const BEFORE_ALL = '0001-01-01' as Day

/** Through whose hands the task went, in the order it was recorded: what is recorded late takes no day back. */
function phasesOf(facts: readonly Fact[]): Span[] {
  const retracted = new Set(facts.map((fact) => (fact.kind === 'retracted' ? fact.retracts : null)))
  const spans: Span[] = [{ phase: 'work', after: BEFORE_ALL, until: null }]
  let before: Phase = 'work'
  for (const fact of facts) {
    if (retracted.has(fact.seq)) continue
    const last = spans.at(-1)!
    const phase = phaseAfter(fact, last.phase, before)
    if (!phase || phase === last.phase) continue
    if (phase === 'off-control') before = last.phase
    last.until = later(last.after, fact.happenedOn)
    spans.push({ phase, after: last.until, until: null })
  }
  return spans
}

function phaseAfter(fact: Fact, now: Phase, before: Phase): Phase | null {
  switch (fact.kind) {
    case 'reported':
      return now === 'off-control' ? null : 'review'
    case 'executed':
      if (now === 'off-control') return null
      // Of «частково» the rest is still to be done, and after a control point the next one, by whoever had it.
      return fact.completeness === 'partly' || fact.point ? 'work' : 'review'
    case 'returned':
      return 'rework'
    case 'removed':
      return 'off-control'
    case 'returned-to-control':
      if (now !== 'off-control') return null
      return executionFalls(fact) && before === 'review' ? 'rework' : before
    default:
      return null
  }
}

/** The day of the last part; of one who gave none, `ofNone`. */
function lastPart({ executors, parts }: TaskState, ofNone: Day): Day {
  return executors
    .filter(({ role }) => role === 'co-executor')
    .map((executor) => partOf(executor, parts) ?? ofNone)
    .reduce(later, BEFORE_ALL)
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}
