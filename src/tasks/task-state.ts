import type { ByLink } from '../access/actor.ts'
import { effectiveDueDay } from '../deadlines/extension.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { recordedLate } from '../kernel/recorded-late.ts'
import type { Executor } from '../people/executor.ts'
import { dueOfPoint, laidPoints, openPoint, type PointState, pointOn } from './control-points.ts'
import type { Completeness, Fact, RemovalGround } from './fact.ts'

/** What is true of a task, read out of its facts. */
export interface TaskState {
  executors: Executor[]
  /** the times on control, in order; the last one is open while the task is on control */
  controlPeriods: { placedOn: Day; removedOn: Day | null }[]
  firstDueDay: Day | null
  /** the first day moved by each extension granted in time; a late one stays a breach and does not move it */
  dueDay: Day | null
  /** the last day allowed by any extension, granted late or not */
  grantedUntil: Day | null
  /** how often the due day was set, moved or put right after the first time; what letters said of it belongs to one of these */
  dueVersion: number
  extensions: { until: Day; decidedOn: Day; ground: string | null; decidedBy: string | null }[]
  returns: { on: Day; reason: string }[]
  /** the last day on which an act returned the task to control as not executed */
  fellOn: Day | null
  /** a report that waits for acceptance */
  report: {
    executedOn: Day
    completeness: Completeness
    text: string
    outgoing: string | null
    /** why it is given though something handed on is not done yet */
    despite?: string
    /** of a periodic task, the due day of the control point that it is about */
    point?: Day
    seq: number
    recordedAt: Instant
    byLink?: ByLink
  } | null
  /** who has confirmed «отримано», by account or by the link of a letter */
  acknowledgements: { on: Day; by: string | null; byLink?: ByLink }[]
  /** what co-executors gave to the lead */
  parts: { on: Day; departmentId: string; personId: string | null; text: string }[]
  /** a request for more time without an answer */
  request: ({ until: Day } & Asking) | null
  /** «не наше» without an answer */
  proposal: ({ whose: string } & Asking) | null
  /** of an execution in full, or one without a word of how much was done; «частково» is no execution */
  executedOn: Day | null
  /** the day of the last outcome «частково», while nothing more was done */
  partlyOn: Day | null
  completeness: Completeness | null
  removedOn: Day | null
  removal: RemovalGround | null
  /** removed on this day without having been executed by then, and not on control since */
  withdrawnOn: Day | null
  /** under which department it was on control, in order; a change of lead on control ends one stay and begins the next */
  stays: Stay[]
  /** who led it from which day on; the first did from the beginning */
  leads: { departmentId: string; since: Day }[]
  /** the last day on which it came to another department */
  leadChangedOn: Day | null
  /** the department that led it when it was executed */
  executedBy: string | null
  /** the days on which history turned, in order: see `turned_on` in `migrations/`, and the other two */
  turns: Day[]
  settledOn: Day | null
  backdatedAt: Instant | null
  /** the control points of a periodic term; null for any other, which has one day and one outcome */
  points: PointState[] | null
  lastSeq: number
  lastRecordedAt: Instant | null
}

/** A time on control under one department. */
export interface Stay {
  departmentId: string
  since: Day
  /** it came from another department, and was neither placed nor returned */
  handedIn: boolean
  until: Day | null
  handedOut: boolean
  /** it left control without having been executed by then */
  withdrawn: boolean
}

interface Asking {
  seq: number
  on: Day
  reason: string
  by: string | null
  recordedAt: Instant
  byLink?: ByLink
}

/** A day after all others: `turned_on` of a task whose columns never answer, `due_order` of one without a due day. */
export const NEVER: Day = '9999-12-31' as Day

/** Facts that count: happened before `asOf` and recorded not later than `knownOn`; both open when absent. */
export interface Bounds {
  asOf?: Day
  knownOn?: Instant
}

/**
 * What is true of a task as of a day, as known on an instant. Facts count in the order of their legal days; a retraction
 * known by then takes its fact out. The first term and the first executors belong to the task from its beginning.
 */
export function taskState(facts: readonly Fact[], { asOf, knownOn }: Bounds = {}): TaskState {
  const known = knownBy(facts, knownOn)
  const counting = countingFacts(known)
  const laid = laidPoints(counting)
  const state: TaskState = {
    executors: counting.find((fact) => fact.kind === 'assigned')?.executors ?? [],
    controlPeriods: [],
    firstDueDay: counting.find((fact) => fact.kind === 'term-set')?.day ?? null,
    dueDay: null,
    grantedUntil: null,
    dueVersion: known.filter((fact) => changesDueDay(fact, known)).length - 1,
    extensions: [],
    returns: [],
    fellOn: null,
    report: null,
    acknowledgements: [],
    parts: [],
    request: null,
    proposal: null,
    executedOn: null,
    partlyOn: null,
    completeness: null,
    removedOn: null,
    removal: null,
    withdrawnOn: null,
    stays: [],
    leads: [],
    leadChangedOn: null,
    executedBy: null,
    turns: [],
    settledOn: null,
    points: laid?.points ?? null,
    backdatedAt: lastInstant(known.filter(isBackdated)),
    lastSeq: known.reduce((last, fact) => Math.max(last, fact.seq), 0),
    lastRecordedAt: lastInstant(known),
  }
  let assigned = false
  const decided = lastSeqOf(counting, isDecisive, asOf)
  const closed = lastSeqOf(counting, (fact) => fact.kind === 'removed' || isExecution(fact), asOf)
  const answered = new Set(counting.map((fact) => ('answers' in fact ? fact.answers : undefined)))
  for (const fact of counting) {
    if (asOf && fact.happenedOn >= asOf) break
    if (fact.kind === 'assigned' && assigned) state.turns.push(fact.happenedOn)
    assigned ||= fact.kind === 'assigned'
    // The day of execution precedes the day of its report, so the order of recording says which decision came last.
    if (fact.kind === 'reported' && decided > fact.seq) continue
    if (fact.kind === 'extension-asked' || fact.kind === 'reassignment-proposed') {
      // A request recorded before the task was executed or removed no longer waits.
      if (!answered.has(fact.seq) && closed < fact.seq) ask(state, fact)
      continue
    }
    apply(state, fact)
  }
  if (laid) standAtOpenPoint(state, laid.points, laid.ends)
  else state.dueDay = effectiveDueDay(state.firstDueDay, state.extensions)
  if (state.controlPeriods.length > 1)
    state.settledOn = counting.findLast(({ happenedOn }) => !asOf || happenedOn < asOf)!.happenedOn
  return state
}

function changesDueDay(fact: Fact, facts: readonly Fact[]): boolean {
  // After the outcome of a control point the next one is due; points laid further ahead change no day.
  if (fact.kind === 'executed') return fact.point !== undefined
  if (fact.kind === 'term-set' && fact.points && !fact.corrects)
    return !facts.some(
      ({ seq, ...other }) => seq < fact.seq && other.kind === 'term-set' && other.day === fact.day,
    )
  if (fact.kind !== 'retracted') return fact.kind === 'term-set' || fact.kind === 'extended'
  const mistake = facts.find(({ seq }) => seq === fact.retracts)
  return mistake !== undefined && changesDueDay(mistake, facts)
}

function knownBy(facts: readonly Fact[], knownOn: Instant | null | undefined): readonly Fact[] {
  return knownOn ? facts.filter((fact) => fact.recordedAt <= knownOn) : facts
}

/** The facts that count, as known on an instant, in the order of their legal days: without mistakes and what took them back. */
export function countingFacts(
  facts: readonly Fact[],
  knownOn?: Instant | null,
): Exclude<Fact, { kind: 'retracted' }>[] {
  const known = knownBy(facts, knownOn)
  const retracted = new Set(known.map((fact) => (fact.kind === 'retracted' ? fact.retracts : null)))
  return known
    .filter((fact) => fact.kind !== 'retracted')
    .filter(({ seq }) => !retracted.has(seq))
    .sort((a, b) =>
      a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : placeOf(a) - placeOf(b),
    )
}

/** A fact written anew stands in the place of the one it corrects. */
export function placeOf(fact: Fact): number {
  return ('corrects' in fact && fact.corrects) || fact.seq
}

// The instruction is executed with its last point, where its periods end; until then its day is that of the first open one.
function standAtOpenPoint(state: TaskState, points: readonly PointState[], ends: boolean): void {
  const open = openPoint(points)
  const last = points.at(-1)
  state.firstDueDay = (open ?? last)?.due ?? null
  state.dueDay = open ? dueOfPoint(open) : last ? dueOfPoint(last) : null
  if (open || !ends || !last) return
  state.executedOn = points
    .flatMap(({ executedOn }) => executedOn ?? [])
    .toSorted()
    .at(-1)!
  state.executedBy = last.executedBy
  state.completeness = 'full'
  if (state.removedOn && state.withdrawnOn && state.executedOn <= state.withdrawnOn) state.withdrawnOn = null
}

/** Whether a fact was recorded when the day it happened on had ended. A retraction always was. */
function isBackdated(fact: Fact): boolean {
  return fact.kind === 'retracted' || recordedLate(fact)
}

function lastInstant(facts: readonly Fact[]): Instant | null {
  return facts.reduce<Instant | null>(
    (last, { recordedAt }) => (last && last > recordedAt ? last : recordedAt),
    null,
  )
}

/** The last recorded of these facts that happened before `asOf`; 0 where there is none. */
function lastSeqOf(facts: readonly Fact[], isOne: (fact: Fact) => boolean, asOf: Day | undefined): number {
  return facts.reduce(
    (last, fact) => (fact.seq > last && isOne(fact) && !(asOf && fact.happenedOn >= asOf) ? fact.seq : last),
    0,
  )
}

/** Whether a fact decides of what was reported before it. */
function isDecisive(fact: Fact): boolean {
  return fact.kind === 'executed' || fact.kind === 'returned' || executionFalls(fact)
}

/** Whether by this the task is executed: in full, or without a word of how much; of «частково» something is still to be done. */
function isExecution(fact: Fact): boolean {
  return fact.kind === 'executed' && fact.completeness !== 'partly'
}

/** Whether by this act the task counts as not executed. */
export function executionFalls(fact: Fact): boolean {
  return fact.kind === 'returned-to-control' && fact.execution === 'falls'
}

type RequestFact = Fact & { kind: 'extension-asked' | 'reassignment-proposed' }

function ask(state: TaskState, fact: RequestFact): void {
  const { seq, happenedOn: on, recordedBy: by, reason, recordedAt, byLink } = fact
  const asking: Asking = { seq, on, by, reason, recordedAt, ...(byLink && { byLink }) }
  if (fact.kind === 'extension-asked') state.request = { ...asking, until: fact.until }
  else state.proposal = { ...asking, whose: fact.whose }
}

function apply(state: TaskState, fact: Exclude<Fact, RequestFact>): void {
  const controlPeriod = state.controlPeriods.at(-1)
  switch (fact.kind) {
    case 'assigned':
      state.executors = fact.executors
      handOver(state, fact.happenedOn)
      return
    case 'placed':
    case 'returned-to-control':
      if (!controlPeriod || controlPeriod.removedOn) {
        state.controlPeriods.push({ placedOn: fact.happenedOn, removedOn: null })
        stay(state, fact.happenedOn, { handedIn: false })
      }
      state.removedOn = null
      state.removal = null
      state.withdrawnOn = null
      if (executionFalls(fact)) {
        state.fellOn = fact.happenedOn
        undoExecution(state, fact.happenedOn)
      }
      return
    case 'extended':
      state.extensions.push({ ...fact, decidedOn: fact.happenedOn })
      state.grantedUntil = fact.until
      state.turns.push(fact.happenedOn)
      openPoint(state.points ?? [])?.extensions.push({ until: fact.until, decidedOn: fact.happenedOn })
      return
    case 'reported':
      state.report = fact
      return
    case 'returned':
      state.returns.push({ on: fact.happenedOn, reason: fact.reason })
      undoExecution(state, fact.happenedOn)
      return
    case 'executed':
      if (isExecution(fact)) execute(state, fact)
      else {
        undoExecution(state, fact.happenedOn)
        state.partlyOn = fact.happenedOn
        state.completeness = fact.completeness
      }
      state.report = null
      return
    case 'removed':
      if (!controlPeriod || controlPeriod.removedOn) return
      controlPeriod.removedOn = fact.happenedOn
      state.removedOn = fact.happenedOn
      state.removal = fact.ground
      state.withdrawnOn = state.executedOn ? null : fact.happenedOn
      leave(state, fact.happenedOn)
      return
    case 'acknowledged':
      state.acknowledgements.push({
        on: fact.happenedOn,
        by: fact.recordedBy,
        ...(fact.byLink && { byLink: fact.byLink }),
      })
      return
    case 'part-reported':
      state.parts.push({ ...fact, on: fact.happenedOn })
      return
    case 'noted':
    case 'delegated':
    case 'extension-refused':
    case 'reassignment-declined':
    case 'term-set':
    case 'edited':
    case 'retracted':
      return
    default:
      fact satisfies never
  }
}

function execute(state: TaskState, fact: Fact & { kind: 'executed' }): void {
  const { happenedOn: on, completeness } = fact
  if (state.points) {
    const point = pointOn(state.points, on, fact.point)
    if (point)
      Object.assign(point, { executedOn: on, executedBy: leadOf(state.executors)?.departmentId ?? null })
    state.partlyOn = null
    state.completeness = null
    state.grantedUntil = null
    return
  }
  if (state.executedOn ?? state.partlyOn) state.turns.push(on)
  state.executedOn = on
  state.completeness = completeness
  state.partlyOn = null
  state.executedBy = leadOf(state.executors)?.departmentId ?? null
  // On one day the execution comes before the removal, however they were recorded.
  if (state.withdrawnOn === on) state.withdrawnOn = null
  for (const held of state.stays) if (held.until === on) held.withdrawn = false
}

// What was already accepted: executed until that day, not executed after it.
function undoExecution(state: TaskState, on: Day): void {
  if (state.executedOn ?? state.partlyOn) state.turns.push(on)
  // Of a periodic task whose points are all executed, the last one is open again.
  if (state.points && !openPoint(state.points))
    Object.assign(state.points.at(-1) ?? {}, { executedOn: null, executedBy: null })
  state.report = null
  state.executedOn = null
  state.partlyOn = null
  state.completeness = null
  state.executedBy = null
}

function leave({ stays, executedOn }: TaskState, on: Day): void {
  const held = stays.at(-1)
  if (held && !held.until) Object.assign(held, { until: on, withdrawn: executedOn === null })
}

function handOver(state: TaskState, on: Day): void {
  const departmentId = leadOf(state.executors)?.departmentId
  const before = state.leads.at(-1)
  if (!departmentId || before?.departmentId === departmentId) return
  state.leads.push({ departmentId, since: on })
  if (!before) return
  state.leadChangedOn = on
  const held = state.stays.at(-1)
  if (!held || held.until) return
  Object.assign(held, { until: on, handedOut: true })
  stay(state, on, { handedIn: true })
}

function stay(state: TaskState, since: Day, { handedIn }: { handedIn: boolean }): void {
  const departmentId = leadOf(state.executors)?.departmentId
  if (departmentId)
    state.stays.push({ departmentId, since, handedIn, until: null, handedOut: false, withdrawn: false })
}

/** The department that led the task when that day ended. */
export function leadOn({ leads, executors }: TaskState, day: Day): string | undefined {
  const led = leads.findLast(({ since }) => since <= day) ?? leads[0]
  return led?.departmentId ?? leadOf(executors)?.departmentId
}

/** Of the executors, the one whose department the statistics belong to. */
export function leadOf(executors: readonly Executor[]): Executor | undefined {
  return executors.find((executor) => executor.role === 'lead')
}
