import type { Fact } from '../../src/tasks/fact.ts'
import type { RandomDocument, RandomRegister } from '../support/random-register.ts'

/*
 * The figures a second time, the slow way: one task after another, day by day, out of the facts alone. Nothing here is shared
 * with what it checks.
 */

interface View {
  from: string
  to: string
  asOf: string
  /** the period has not ended: the day that runs counts as far as it has come, and what is due on it is not late */
  running?: boolean
  knownOn: string | null
}

const COUNTED = [
  'opening',
  'taken',
  'handedIn',
  'handedOut',
  'executedInTime',
  'executedLate',
  'removed',
  'withdrawn',
  'extended',
  'overdue',
  'dueToday',
  'inProgress',
  'closing',
  'due',
  'inTimeOfDue',
] as const
type Figure = (typeof COUNTED)[number]

export function referenceDepartments(register: RandomRegister, view: View) {
  const byDepartment = new Map<string, Record<Figure, number>>()
  // What is left out of the percentage, or will fall due, keeps a row as well.
  const named = new Set<string>()
  const total = nothing()
  for (const { row, tasks } of register.documents) {
    if (row.annulled_on && row.annulled_on <= lastDayOf(view)) continue
    for (const { facts } of tasks) {
      const task = seen(facts, view)
      if (!task) continue
      for (const [department, figure] of countedAs(task, view)) {
        named.add(department)
        if (figure === 'beside') continue
        const own = byDepartment.get(department) ?? nothing()
        own[figure]++
        total[figure]++
        byDepartment.set(department, own)
      }
    }
  }
  const rows = register.departments
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ id }) =>
      named.has(id as string)
        ? [rowOf(nameOf(register, id as string, view), byDepartment.get(id as string) ?? nothing())]
        : [],
    )
  for (const row of rows) {
    const better = rows.filter(
      (other) =>
        other.discipline !== null &&
        (other.discipline > row.discipline! ||
          (other.discipline === row.discipline && other.denominator > row.denominator)),
    )
    if (row.discipline !== null) row.place = better.length + 1
  }
  return { rows, total: rowOf('Усього', total) }
}

type Seen = NonNullable<ReturnType<typeof seen>>

/** Each counting of a task: of which department, in which figure. */
function countedAs(task: Seen, view: View): [string, Figure | 'beside'][] {
  const { from, to, asOf } = view
  const last = lastDayOf(view)
  const { happened, due, firstDue, executedOn } = task
  const placed = happened.some(({ kind }) => kind === 'placed' || kind === 'returned-to-control')
  if (!placed) return []
  const counted: [string, Figure | 'beside'][] = []
  const falls = due !== null && due >= from && due <= to

  // Day by day: who held it, and whether it was on control.
  let holder = task.firstHolder
  let on = false
  let begun = false
  let within = false
  const begin = () => {
    if (begun) return
    begun = true
    within = on
    if (on) counted.push([holder, 'opening'])
  }
  const ended = () => {
    if (on) counted.push([holder, 'closing'])
  }
  let over = false
  for (const [at, fact] of happened.entries()) {
    const day = fact.happenedOn
    if (day >= from) begin()
    if (day > to && !over) {
      ended()
      over = true
    }
    const inside = day >= from && day <= to
    const was = on
    on = afterwards(on, fact)
    if (!was && on && inside) {
      counted.push([holder, 'taken'])
      within = true
    }
    if (was && !on && inside) {
      counted.push([holder, 'removed'])
      if (!executedThen(happened, at)) counted.push([holder, 'withdrawn'])
    }
    if (fact.kind === 'assigned' && at !== task.firstAssigned) {
      const next = fact.executors[0]!.departmentId
      if (next !== holder && on && inside) counted.push([holder, 'handedOut'], [next, 'handedIn'])
      holder = next
    }
  }
  begin()
  if (!over) ended()

  const held = (day: string) => holderOn(task, day < last ? day : last)
  if (executedOn !== null && executedOn >= from && executedOn <= to)
    counted.push([task.executedBy!, due !== null && executedOn > due ? 'executedLate' : 'executedInTime'])

  const inTime = executedOn !== null && due !== null && executedOn <= due
  const owner = inTime ? task.executedBy! : due === null ? held(last) : held(due)
  const lostForce = task.withdrawnOn !== null && due !== null && task.withdrawnOn <= due
  const dueNow = falls && due! < asOf && !lostForce
  if (dueNow) counted.push([owner, 'due'])
  if (dueNow && inTime) counted.push([owner, 'inTimeOfDue'])
  if (falls && !lostForce) counted.push([owner, 'beside'])
  if (within && !dueNow) counted.push([held(last), 'beside'])

  if (on && executedOn === null) {
    const today = view.running === true && due === asOf
    const state =
      due !== null && due < asOf
        ? 'overdue'
        : today
          ? 'dueToday'
          : due !== null && due !== firstDue
            ? 'extended'
            : 'inProgress'
    counted.push([held(last), state])
  }
  return counted
}

/** Whether the task had been executed by this removal: before it, or on its very day. */
function executedThen(happened: readonly Fact[], at: number): boolean {
  const day = happened[at]!.happenedOn
  if (happened.slice(at).some((fact) => fact.happenedOn === day && isWhole(fact))) return true
  const decisive = happened.slice(0, at).findLast((fact) => fact.kind === 'executed' || isFall(fact))
  return decisive !== undefined && isWhole(decisive)
}

function isWhole(fact: Fact): boolean {
  return fact.kind === 'executed' && fact.completeness !== 'partly'
}

function isFall(fact: Fact): boolean {
  return fact.kind === 'returned' || (fact.kind === 'returned-to-control' && fact.execution === 'falls')
}

function holderOn({ happened, firstHolder }: Seen, day: string): string {
  const named = happened.findLast((fact) => fact.kind === 'assigned' && fact.happenedOn <= day)
  return named?.kind === 'assigned' ? named.executors[0]!.departmentId : firstHolder
}

/** What became of each task that was on control in the period and not executed before it. */
export function referenceOutcomes(register: RandomRegister, view: View) {
  const counts = { inTime: 0, late: 0, open: 0, overdue: 0, leftOut: 0 }
  for (const { row, tasks } of register.documents) {
    const last = lastDayOf(view)
    if (row.annulled_on && row.annulled_on <= last) continue
    for (const { facts } of tasks) {
      const task = seen(facts, view)
      if (!task) continue
      const { due, executedOn } = task
      const within =
        onControl(task.happened, dayBefore(view.from)) || cameOnControl(task.happened, view.from, view.to)
      if (!within || (executedOn !== null && executedOn < view.from)) continue
      if (executedOn !== null) counts[due !== null && executedOn > due ? 'late' : 'inTime']++
      else if (!onControl(task.happened, '9999-12-30')) counts.leftOut++
      else counts[due !== null && due < view.asOf ? 'overdue' : 'open']++
    }
  }
  return counts
}

function rowOf(department: string, counted: Record<Figure, number>) {
  const [numerator, denominator] = [counted.inTimeOfDue, counted.due]
  const discipline = denominator === 0 ? null : Math.floor((100 * numerator) / denominator + 0.5)
  return { department, ...counted, numerator, denominator, discipline, place: null as number | null }
}

function nameOf(register: RandomRegister, id: string, view: View): string {
  const { knownOn } = view
  const names = register.departmentNames.filter(
    (name) =>
      name.department_id === id &&
      name.from_day <= lastDayOf(view) &&
      (!knownOn || name.recorded_at <= knownOn),
  )
  return names.toSorted((a, b) => (a.from_day < b.from_day ? -1 : 1)).at(-1)!.name
}

const KINDS = ['higher-authority', 'executive-decision', 'mayoral-order'] as const
const MEETINGS = {
  operational: 'operational-meeting',
  inspection: 'inspection',
  broadcast: 'broadcast',
} as const

export function referenceHalfYear(
  register: RandomRegister,
  view: View,
  lastYear: { from: string; to: string },
) {
  const { from, to, asOf, knownOn } = view
  const last = lastDayOf(view)
  const known = [...register.documents].filter(
    ({ row }) => (!knownOn || row.recorded_at <= knownOn) && !(row.annulled_on && row.annulled_on <= last),
  )
  const registered = (kind: string, within: { from: string; to: string }) =>
    known.filter(
      ({ row }) =>
        row.kind === kind &&
        row.registered_on >= within.from &&
        row.registered_on <= within.to &&
        row.registered_on <= last,
    )
  const kinds = Object.fromEntries(
    KINDS.map((kind) => {
      const ofKind = known.filter(({ row }) => row.kind === kind)
      const now = ofKind.map((document) => controlOf(document, view))
      const before = ofKind.map((document) => controlOf(document, { ...view, ...lastYear }))
      const opening = now.filter((one) => one.open).length
      const taken = now.filter((one) => one.taken).length
      const closing = now.filter((one) => one.close).length
      return [
        kind,
        {
          registered: registered(kind, view).length,
          taken,
          opening,
          removed: opening + taken - closing,
          closing,
          stillOpenFromEarlier: now.filter((one) => one.open && one.close).length,
          lastYear: {
            registered: registered(kind, lastYear).length,
            taken: before.filter((one) => one.taken).length,
          },
        },
      ]
    }),
  )

  const decisions = new Set<string>()
  const removedDocuments = new Set<string>()
  for (const { row, tasks } of known) {
    for (const { facts } of tasks) {
      const happened = seen(facts, view)?.happened ?? []
      for (const [at, fact] of happened.entries()) {
        if (fact.kind !== 'removed' || fact.ground.kind !== 'decision') continue
        if (happened.slice(at).some((later) => later.kind === 'returned-to-control' && later.execution))
          continue
        const { date, number } = fact.ground
        if (date < from || date > to || date > last) continue
        decisions.add(`${number} ${date}`)
        removedDocuments.add(row.id)
      }
    }
  }

  const meeting = (name: keyof typeof MEETINGS) => {
    const held = registered(MEETINGS[name], view)
    const given = held
      .flatMap(({ tasks }) => tasks)
      .filter(({ draft, facts }) => draft.series_place === 1 && seen(facts, view) !== null)
    const inFull = given.filter(({ facts }) => seen(facts, view)!.completeness === 'full').length
    const questions = held.flatMap((document) => document.questions).length
    return { protocols: held.length, questions, given: given.length, inFull }
  }
  const operational = meeting('operational')
  const inspection = meeting('inspection')
  const broadcast = meeting('broadcast')
  const given = operational.given + inspection.given + broadcast.given
  const executedInFull = operational.inFull + inspection.inFull + broadcast.inFull
  return {
    period: { from, to },
    asOf,
    ...(view.running && { running: true }),
    knownOn,
    kinds,
    removalDecisions: { count: decisions.size, documents: removedDocuments.size },
    reminderLetters: register.letters.filter(
      (letter) =>
        letter.sent_on >= from &&
        letter.sent_on <= to &&
        letter.sent_on <= last &&
        (!knownOn || letter.recorded_at <= knownOn),
    ).length,
    meetings: {
      operational: {
        protocols: operational.protocols,
        questions: operational.questions,
        instructions: operational.given,
      },
      inspection: { protocols: inspection.protocols, instructions: inspection.given },
      broadcast: { protocols: broadcast.protocols, instructions: broadcast.given },
    },
    instructions: {
      given,
      executedInFull,
      percent: given === 0 ? null : Math.floor((100 * executedInFull) / given + 0.5),
    },
  }
}

function controlOf(document: RandomDocument, view: View) {
  const tasks = document.tasks.flatMap(({ facts }) => {
    const task = seen(facts, view)
    return task ? [task.happened] : []
  })
  const open = tasks.some((facts) => onControl(facts, dayBefore(view.from)))
  const came = tasks.some((facts) => cameOnControl(facts, view.from, view.to))
  return { open, taken: !open && came, close: tasks.some((facts) => onControl(facts, view.to)) }
}

/** What had happened and was known by the instant; null where nobody knew of the task. */
function seen(facts: readonly Fact[], view: View) {
  const { knownOn } = view
  const known = facts.filter((fact) => !knownOn || fact.recordedAt <= knownOn)
  if (known.length === 0) return null
  const mistakes = known.flatMap((fact) => (fact.kind === 'retracted' ? [fact.retracts] : []))
  const inForce = known
    .filter((fact) => !mistakes.includes(fact.seq))
    .toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn) || placeOf(a) - placeOf(b))
  const happened = inForce.filter((fact) => fact.happenedOn <= lastDayOf(view))

  const assignments = inForce.filter((fact) => fact.kind === 'assigned')
  const firstHolder = assignments[0]!.executors[0]!.departmentId
  const firstAssigned = happened.indexOf(assignments[0]!)
  let holder = firstHolder
  let executedOn: string | null = null
  let executedBy: string | null = null
  let completeness: string | null = null
  for (const fact of happened) {
    if (fact.kind === 'assigned') holder = fact.executors[0]!.departmentId
    if (isWhole(fact)) {
      executedOn = fact.happenedOn
      executedBy = holder
    } else if (fact.kind === 'executed' || isFall(fact)) executedOn = null
    if (fact.kind === 'executed') completeness = fact.completeness
    else if (isFall(fact)) completeness = null
  }
  const firstDue = (inForce.find((fact) => fact.kind === 'term-set')?.day ?? null) as string | null
  let due = firstDue
  for (const fact of happened) {
    if (fact.kind === 'extended' && due !== null && fact.happenedOn <= due) due = fact.until
  }
  let on = false
  let withdrawnOn: string | null = null
  for (const [at, fact] of happened.entries()) {
    const was = on
    on = afterwards(on, fact)
    if (on) withdrawnOn = null
    else if (was && !executedThen(happened, at)) withdrawnOn = fact.happenedOn
  }
  return {
    happened,
    executedOn,
    executedBy,
    completeness,
    firstDue,
    due,
    firstHolder,
    firstAssigned,
    withdrawnOn,
  }
}

/** The last day of which anything counts. */
function lastDayOf({ asOf, running }: View): string {
  return running ? asOf : dayBefore(asOf)
}

/** Whether the task was on control when the day ended. */
function onControl(facts: readonly Fact[], day: string): boolean {
  let on = false
  for (const fact of facts) if (fact.happenedOn <= day) on = afterwards(on, fact)
  return on
}

/** Whether it came on control on one of these days. */
function cameOnControl(facts: readonly Fact[], from: string, to: string): boolean {
  let on = false
  for (const fact of facts) {
    const next = afterwards(on, fact)
    if (!on && next && fact.happenedOn >= from && fact.happenedOn <= to) return true
    on = next
  }
  return false
}

function afterwards(on: boolean, { kind }: Fact): boolean {
  if (kind === 'placed' || kind === 'returned-to-control') return true
  return kind === 'removed' ? false : on
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

function nothing(): Record<Figure, number> {
  return Object.fromEntries(COUNTED.map((figure) => [figure, 0])) as Record<Figure, number>
}

/** What is written anew stands where the wrong entry stood. */
function placeOf(fact: Fact): number {
  return 'corrects' in fact && fact.corrects ? fact.corrects : fact.seq
}
