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

type Counted = Record<
  | 'opening'
  | 'taken'
  | 'executedInTime'
  | 'executedLate'
  | 'removed'
  | 'extended'
  | 'overdue'
  | 'dueToday'
  | 'inProgress'
  | 'closing'
  | 'due'
  | 'inTime'
  | 'falling',
  number
>

export function referenceDepartments(register: RandomRegister, view: View) {
  const { from, to, asOf } = view
  const byDepartment = new Map<string, Counted>()
  const total = nothing()
  for (const { row, tasks } of register.documents) {
    if (row.annulled_on && row.annulled_on <= lastDayOf(view)) continue
    for (const { facts } of tasks) {
      const task = seen(facts, view)
      if (!task || row.registered_on > lastDayOf(view)) continue
      const wasOpen = onControl(task.happened, dayBefore(from))
      const isOpen = onControl(task.happened, to)
      const came = !wasOpen && cameOnControl(task.happened, from, to)
      const open = onControl(task.happened, '9999-12-30') && task.executedOn === null
      const { due, firstDue, executedOn } = task
      const executedNow = executedOn !== null && executedOn >= from && executedOn <= to
      const late = due !== null && executedOn !== null && executedOn > due
      const falls = due !== null && due >= from && due <= to
      const dueNow = falls && !(view.running && due >= asOf)
      const today = view.running === true && due === asOf
      const one: Counted = {
        opening: +wasOpen,
        taken: +came,
        closing: +isOpen,
        removed: +(wasOpen || came) - +isOpen,
        executedInTime: +(executedNow && !late),
        executedLate: +(executedNow && late),
        due: +dueNow,
        inTime: +(dueNow && executedOn !== null && !late),
        overdue: +(open && due !== null && due < asOf),
        dueToday: +(open && today),
        extended: +(open && !today && due !== null && due >= asOf && due !== firstDue),
        inProgress: +(open && !today && !(due !== null && (due < asOf || due !== firstDue))),
        falling: +falls,
      }
      const own = byDepartment.get(task.department) ?? nothing()
      for (const key of Object.keys(one) as (keyof Counted)[]) {
        own[key] += one[key]
        total[key] += one[key]
      }
      byDepartment.set(task.department, own)
    }
  }
  const rows = register.departments
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ id }) => {
      const counted = byDepartment.get(id as string)
      if (!counted || Object.values(counted).every((n) => n === 0)) return []
      return [rowOf(nameOf(register, id as string, view), counted)]
    })
  const ranked = rows
    .filter((row) => row.discipline !== null)
    .toSorted((a, b) => b.discipline! - a.discipline! || b.due - a.due)
  for (const [index, row] of ranked.entries()) {
    const before = ranked[index - 1]
    row.place =
      before && before.discipline === row.discipline && before.due === row.due ? before.place : index + 1
  }
  return { rows, total: rowOf('Усього', total) }
}

/** What became of each task that was on control in the period and not executed before it. */
export function referenceOutcomes(register: RandomRegister, view: View) {
  const counts = { inTime: 0, late: 0, open: 0, overdue: 0, leftOut: 0 }
  for (const { row, tasks } of register.documents) {
    const last = lastDayOf(view)
    if ((row.annulled_on && row.annulled_on <= last) || row.registered_on > last) continue
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

function rowOf(department: string, { inTime, falling: _, ...counted }: Counted) {
  const discipline = counted.due === 0 ? null : Math.floor((100 * inTime) / counted.due + 0.5)
  return { department, ...counted, discipline, place: null as number | null }
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
  const standing = known
    .filter((fact) => !mistakes.includes(fact.seq))
    .toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.seq - b.seq)
  const happened = standing.filter((fact) => fact.happenedOn <= lastDayOf(view))

  let executedOn: string | null = null
  let completeness: string | null = null
  for (const fact of happened) {
    if (fact.kind === 'executed') {
      executedOn = fact.happenedOn
      completeness = fact.completeness
    }
    if (fact.kind === 'returned' || (fact.kind === 'returned-to-control' && fact.execution === 'falls')) {
      executedOn = null
      completeness = null
    }
  }
  const firstDue = (standing.find((fact) => fact.kind === 'term-set')?.day ?? null) as string | null
  let due = firstDue
  for (const fact of happened) {
    if (fact.kind === 'extended' && due !== null && fact.happenedOn <= due) due = fact.until
  }
  const assignments = standing.filter((fact) => fact.kind === 'assigned')
  const assignment =
    assignments.filter((fact) => fact.happenedOn <= lastDayOf(view)).at(-1) ?? assignments[0]!
  return {
    happened,
    executedOn,
    completeness,
    firstDue,
    due,
    department: assignment.executors[0]!.departmentId,
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

function nothing(): Counted {
  return {
    opening: 0,
    taken: 0,
    executedInTime: 0,
    executedLate: 0,
    removed: 0,
    extended: 0,
    overdue: 0,
    dueToday: 0,
    inProgress: 0,
    closing: 0,
    due: 0,
    inTime: 0,
    falling: 0,
  }
}
