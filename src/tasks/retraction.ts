import type { Day } from '../kernel/day.ts'
import { foldNumber } from '../kernel/fold.ts'
import type { Fact } from './fact.ts'
import { placeOf } from './task-state.ts'

/** A decision adopted here that names the task in its annex, and the day of the act that reversed it. */
export interface AdoptedDecision {
  number: string
  on: Day
  reversedOn: Day | null
}

/** Entries of the control department that it may take back. */
const takenBack: readonly Fact['kind'][] = [
  'placed',
  'extended',
  'extension-refused',
  'reassignment-declined',
  'returned',
  'executed',
  'removed',
  'returned-to-control',
]

/** Entries that nothing was decided by: what stands before them may still be taken back. */
const beside: readonly Fact['kind'][] = ['retracted', 'edited', 'acknowledged', 'noted', 'term-set']

/**
 * The entry that may be taken back as written by mistake: the last one that counts, so that nothing stands upon it; then the one
 * before. Executors' own words are returned, not taken back; what a decision removed or an act about it returned is undone by an act;
 * a point that was joined to another one lives on there.
 */
export function retractable(facts: readonly Fact[], decisions: readonly AdoptedDecision[]): Fact | null {
  const mistakes = mistakesAmong(facts)
  const last = facts
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .findLast(({ seq, kind }) => !mistakes.has(seq) && !beside.includes(kind))
  if (!last || !takenBack.includes(last.kind) || isOfDecision(last, decisions)) return null
  return last.kind === 'removed' && last.ground.kind === 'other' ? null : last
}

/** The places in the history of entries that were taken back. */
export function mistakesAmong(facts: readonly Fact[]): Set<number> {
  return new Set(facts.flatMap((fact) => (fact.kind === 'retracted' ? [fact.retracts] : [])))
}

/** The last report, where it was taken back. */
export function withdrawnReport(facts: readonly Fact[]): (Fact & { kind: 'reported' }) | undefined {
  const last = facts.findLast((fact) => fact.kind === 'reported')
  return last && mistakesAmong(facts).has(last.seq) && !assignedSince(facts, last.seq) ? last : undefined
}

/** Whether others were named after this entry: what it says is not theirs. */
export function assignedSince(facts: readonly Fact[], seq: number | undefined): boolean {
  return seq !== undefined && facts.some((fact) => fact.kind === 'assigned' && fact.seq > seq)
}

function isOfDecision(fact: Fact, decisions: readonly AdoptedDecision[]): boolean {
  if (fact.kind === 'returned-to-control')
    return decisions.some(({ reversedOn }) => reversedOn === fact.happenedOn)
  if (fact.kind !== 'removed' || fact.ground.kind !== 'decision') return false
  const { number, date } = fact.ground
  return decisions.some((one) => one.on === date && foldNumber(one.number) === foldNumber(number))
}
