import type { Day, Instant } from '../../kernel/day.ts'
import type { Fact } from '../../tasks/fact.ts'
import { countingFacts, leadOf } from '../../tasks/task-state.ts'
import type { Period } from '../query/period.ts'

/** How a task came under control or left it. A task that changes departments leaves one and comes to the other. */
export const inflows = ['taken', 'returned', 'handedIn'] as const
export const outflows = ['removed', 'handedOut', 'annulled'] as const
export type Flow = (typeof inflows)[number] | (typeof outflows)[number]

export const balanceFigures = ['opening', ...inflows, ...outflows, 'closing'] as const
export type BalanceFigure = (typeof balanceFigures)[number]

export interface ControlMove {
  flow: Flow
  on: Day
  departmentId: string
}

/** A task's way through a period: where it was before it, each move in it, where it is after it; null is not on control. */
export interface ControlWay {
  before: string | null
  moves: ControlMove[]
  after: string | null
}

/** The facts that put a task on control, take it off or hand it on, and those that take one of them back. */
export const controlFacts = ['assigned', 'placed', 'returned-to-control', 'removed', 'retracted'] as const

/**
 * Computed from the facts alone, one after another by their legal days, and not from anything stored beside them: so a register
 * whose columns say other than its facts does not reconcile.
 */
export function controlWay(
  facts: readonly Fact[],
  { from, to }: Period,
  { annulledOn, knownOn }: { annulledOn: Day | null; knownOn: Instant | null },
): ControlWay {
  const counting = countingFacts(facts, knownOn)
  const first = counting.find((fact) => fact.kind === 'assigned')
  let department = first?.kind === 'assigned' ? (leadOf(first.executors)?.departmentId ?? null) : null
  let onControl = false
  let controlPeriods = 0
  const way: ControlWay = { before: null, moves: [], after: null }
  const move = (flow: Flow, on: Day) => {
    if (on >= from && department) way.moves.push({ flow, on, departmentId: department })
  }
  const stand = () => (onControl ? department : null)
  let begun = false
  for (const fact of counting) {
    const on = fact.happenedOn
    if (on > to || (annulledOn && on >= annulledOn)) break
    if (!begun && on >= from) {
      begun = true
      way.before = stand()
    }
    if ((fact.kind === 'placed' || fact.kind === 'returned-to-control') && !onControl) {
      onControl = true
      move(++controlPeriods === 1 ? 'taken' : 'returned', on)
    } else if (fact.kind === 'removed' && onControl) {
      move('removed', on)
      onControl = false
    } else if (fact.kind === 'assigned' && fact !== first) {
      const next = leadOf(fact.executors)?.departmentId ?? null
      if (next === department) continue
      if (onControl) move('handedOut', on)
      department = next
      if (onControl) move('handedIn', on)
    }
  }
  if (!begun) way.before = stand()
  if (annulledOn && annulledOn <= to) {
    if (annulledOn < from) return { before: null, moves: [], after: null }
    if (onControl) move('annulled', annulledOn)
    onControl = false
  }
  way.after = stand()
  return way
}
