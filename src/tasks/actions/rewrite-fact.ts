import type { Day } from '../../kernel/day.ts'
import type { Fact } from '../fact.ts'
import type { Event } from '../open-task.ts'
import { countingFacts, placeOf } from '../task-state.ts'

/** A fact that may be written anew, and what else it says then. */
type Rewritable = Extract<Fact, { kind: 'term-set' | 'assigned' | 'extended' }>
type Kind = Rewritable['kind']
type Of<K extends Kind> = Extract<Rewritable, { kind: K }>

/** The last fact of a kind that counts: what the register says now rests on it. */
export function lastOf<K extends Kind>(facts: readonly Fact[], kind: K): Of<K> | undefined {
  return countingFacts(facts).findLast((fact): fact is Of<K> => fact.kind === kind)
}

/** The events that put a fact right: the wrong one is retracted, and the right one takes its day and its place. */
export function rewritten<K extends Kind>(
  fact: Of<K>,
  right: Partial<Of<K>>,
  { reason, today }: { reason: string; today: Day },
): Event[] {
  const { seq, recordedAt, recordedBy, byLink, ...said } = fact
  return [
    { kind: 'retracted', retracts: seq, reason, happenedOn: today },
    { ...said, ...right, corrects: placeOf(fact) } as Event,
  ]
}
