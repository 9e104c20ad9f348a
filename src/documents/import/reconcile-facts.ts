import { type Day, formatDay } from '../../kernel/day.ts'
import type { Executor } from '../../people/executor.ts'
import type { Completeness, Fact, RemovalGround } from '../../tasks/fact.ts'
import type { Laid } from '../../tasks/lay-points.ts'
import type { Event } from '../../tasks/open-task.ts'
import type { Task } from '../../tasks/store.ts'
import type { Column } from './columns.ts'
import { because, type CellReason } from './row-reasons.ts'

/** The facts of a task that a row gives; undefined where the file has no such column. */
export interface FactsOfRow {
  executors?: Executor[]
  term?: { due: Day | null; json: string; laid?: Laid }
  /** of a periodic term: the points that were reported, by their due days */
  reported?: { point: Day; on: Day }[]
  placedOn?: Day | null
  extensions?: { until: Day; decidedOn: Day }[]
  execution?: { on: Day; completeness: Completeness | null } | null
  /** done in part, and on no day */
  partlyDone?: boolean
  removal?: { on: Day; ground: RemovalGround } | null
}

/** The facts of a task that the file brings for the first time, after its executors, term and placement. */
export function laterEvents(
  { extensions = [], execution, partlyDone, removal, reported = [] }: FactsOfRow,
  today: Day,
): Event[] {
  return [
    ...extensions.map(extended),
    ...reported.map(pointReported),
    ...(execution ? [executed(execution)] : []),
    ...(partlyDone ? [doneInPart(today)] : []),
    ...(removal ? [removed(removal)] : []),
  ]
}

/**
 * The events to record so that the task is as the row says. A fact that an earlier file brought and this one gives
 * differently is retracted and recorded anew. Facts that people recorded since stay: a file that says what it said before
 * changes nothing, and one that says something new against them is refused.
 */
export function reconcileFacts(
  task: Task,
  given: FactsOfRow,
  today: Day,
): { events: Event[]; reasons: CellReason[] } {
  const events: Event[] = []
  const reasons: CellReason[] = []
  const live = factsThatCount(task.facts)
  const ofFile = live.filter((fact) => fact.recordedBy === null)
  const putRight = retractedByHand(task.facts)

  function bring(
    column: Column,
    kind: Fact['kind'],
    wanted: Event | null,
    { says, holds, there }: Comparison,
  ): void {
    const own = ofFile.filter((fact) => fact.kind === kind).at(-1)
    if (own && wanted ? says(own) : !own && !wanted) return
    if (holds(own)) return
    // A file that says what it said before must not undo what people have put right since.
    if (!own && wanted && putRight.some((fact) => fact.kind === kind && says(fact))) return
    if (!own && live.some((fact) => fact.kind === kind)) {
      reasons.push({ column, reason: because.recordedByHand(there) })
      return
    }
    if (own) events.push(retracted(own, today))
    if (wanted) events.push(wanted)
  }

  const { state, row } = task
  const { executors, term, placedOn, extensions, execution, partlyDone, removal, reported } = given
  if (executors) {
    const first = live.find((fact) => fact.kind === 'assigned')
    const since = first?.happenedOn ?? today
    bring(
      'lead',
      'assigned',
      { kind: 'assigned', executors, happenedOn: since },
      {
        says: (fact) => fact.kind === 'assigned' && same(fact.executors, executors),
        holds: () => same(state.executors, executors),
        there: 'інші виконавці',
      },
    )
  }
  if (term) {
    const since = live.find((fact) => fact.kind === 'term-set')?.happenedOn ?? today
    const firstDue = state.points?.[0]?.due ?? state.firstDueDay
    bring(
      'term',
      'term-set',
      { kind: 'term-set', day: term.due, ...term.laid, happenedOn: since },
      {
        says: (fact) =>
          fact.kind === 'term-set' &&
          fact.day === term.due &&
          (putRight.includes(fact) || row.term === term.json),
        holds: (own) => !own && firstDue === term.due,
        there: state.firstDueDay ? `строк ${formatDay(state.firstDueDay)}` : 'без строку',
      },
    )
  }
  if (placedOn !== undefined) {
    const stands = state.controlPeriods[0]?.placedOn ?? null
    bring('placed', 'placed', placedOn && { kind: 'placed', happenedOn: placedOn }, {
      says: (fact) => fact.happenedOn === placedOn,
      holds: () => stands === placedOn,
      there: stands ? `взято ${formatDay(stands)}` : '',
    })
  }
  if (extensions) events.push(...reconcileExtensions([ofFile, putRight], task, extensions, today))
  if (reported) events.push(...reconcileReports(ofFile, task, reported, today))
  // Each point of a periodic term has an execution of its own, in another column.
  if (execution !== undefined && !(state.points && !execution)) {
    const doneOn = state.executedOn ?? state.partlyOn
    bring('executed', 'executed', execution && executed(execution), {
      says: (fact) =>
        fact.kind === 'executed' &&
        fact.happenedOn === execution!.on &&
        fact.completeness === execution!.completeness,
      holds: () =>
        doneOn === (execution?.on ?? null) && state.completeness === (execution?.completeness ?? null),
      there: doneOn ? `виконано ${formatDay(doneOn)}` : 'виконання повернуто на доопрацювання',
    })
  }
  if (partlyDone !== undefined) {
    const note = ofFile.filter(isPartNote).at(-1)
    if (partlyDone && !note) events.push(doneInPart(today))
    if (!partlyDone && note) events.push(retracted(note, today))
  }
  if (removal !== undefined) {
    bring('removed', 'removed', removal && removed(removal), {
      says: (fact) =>
        fact.kind === 'removed' && fact.happenedOn === removal!.on && same(fact.ground, removal!.ground),
      holds: () => state.removedOn === (removal?.on ?? null) && same(state.removal, removal?.ground ?? null),
      there: state.removedOn ? `знято ${formatDay(state.removedOn)}` : 'повернуто на контроль',
    })
  }
  return { events: [...events, ...removalAfterPlacement(events, ofFile, today)], reasons }
}

interface Comparison {
  /** whether an earlier file said the same */
  says(fact: Fact): boolean
  /** whether the register already has this fact, recorded by a person or by a file */
  holds(own: Fact | undefined): boolean
  /** what the register has, for the person */
  there: string
}

function reconcileExtensions(
  [ofFile, putRight]: [ofFile: readonly Fact[], putRight: readonly Fact[]],
  task: Task,
  chain: NonNullable<FactsOfRow['extensions']>,
  today: Day,
): Event[] {
  const own = ofFile.filter((fact) => fact.kind === 'extended')
  const isOf = (fact: { until: Day }, on: Day) => (link: { until: Day; decidedOn: Day }) =>
    link.until === fact.until && link.decidedOn === on
  const gone = own.filter((fact) => !chain.some(isOf(fact, fact.happenedOn)))
  const recorded = task.state.extensions
  const mended = putRight.filter((fact) => fact.kind === 'extended')
  const brought = chain.filter(
    (link) =>
      !recorded.some((one) => isOf(one, one.decidedOn)(link)) &&
      !mended.some((fact) => isOf(fact, fact.happenedOn)(link)),
  )
  return [...gone.map((fact) => retracted(fact, today)), ...brought.map(extended)]
}

function reconcileReports(
  ofFile: readonly Fact[],
  { state }: Task,
  reported: NonNullable<FactsOfRow['reported']>,
  today: Day,
): Event[] {
  const said = (fact: Fact) =>
    fact.kind === 'executed' &&
    reported.some(({ point, on }) => point === fact.point && on === fact.happenedOn)
  const gone = ofFile.filter((fact) => fact.kind === 'executed' && fact.point && !said(fact))
  // What people have recorded of a point since stays.
  const stands = (point: Day) =>
    state.points?.some(({ due, executedOn }) => due === point && executedOn) &&
    !gone.some((fact) => fact.kind === 'executed' && fact.point === point)
  const brought = reported.filter(({ point }) => !stands(point))
  return [...gone.map((fact) => retracted(fact, today)), ...brought.map(pointReported)]
}

function pointReported({ point, on }: { point: Day; on: Day }): Event {
  return { kind: 'executed', completeness: 'full', note: null, point, happenedOn: on }
}

// Facts of one day count in the order they were recorded, so a removal on the day of a corrected placement follows it.
function removalAfterPlacement(events: readonly Event[], ofFile: readonly Fact[], today: Day): Event[] {
  const placed = events.find((event) => event.kind === 'placed')
  const last = ofFile.filter((fact) => fact.kind === 'removed').at(-1)
  if (!placed || !last || last.kind !== 'removed' || last.happenedOn !== placed.happenedOn) return []
  if (events.some((event) => event.kind === 'retracted' && event.retracts === last.seq)) return []
  return [retracted(last, today), { kind: 'removed', ground: last.ground, happenedOn: last.happenedOn }]
}

/** What a file brought and people took back or put right since. */
function retractedByHand(facts: readonly Fact[]): Fact[] {
  const taken = new Set(
    facts.flatMap((fact) => (fact.kind === 'retracted' && fact.recordedBy !== null ? [fact.retracts] : [])),
  )
  return facts.filter(({ seq, recordedBy }) => recordedBy === null && taken.has(seq))
}

function factsThatCount(facts: readonly Fact[]): Fact[] {
  const out = new Set(facts.map((fact) => (fact.kind === 'retracted' ? fact.retracts : null)))
  return facts.filter((fact) => fact.kind !== 'retracted' && !out.has(fact.seq))
}

function isPartNote(fact: Fact): boolean {
  return fact.kind === 'edited' && fact.changes.some((change) => change.field === 'completeness')
}

function extended({ until, decidedOn }: { until: Day; decidedOn: Day }): Event {
  return { kind: 'extended', until, ground: null, decidedBy: null, happenedOn: decidedOn }
}

function executed({ on, completeness }: NonNullable<FactsOfRow['execution']>): Event {
  return { kind: 'executed', completeness, note: null, happenedOn: on }
}

function removed({ on, ground }: NonNullable<FactsOfRow['removal']>): Event {
  return { kind: 'removed', ground, happenedOn: on }
}

// Executed in part and on no day is not executed: it is a word about the task, said on the day of the file.
function doneInPart(today: Day): Event {
  return {
    kind: 'edited',
    changes: [{ field: 'completeness', from: null, to: 'частково' }],
    happenedOn: today,
  }
}

function retracted(fact: Fact, today: Day): Event {
  return { kind: 'retracted', retracts: fact.seq, reason: 'виправлено у файлі реєстру', happenedOn: today }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
