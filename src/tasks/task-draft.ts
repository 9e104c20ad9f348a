import { computeDue } from '../deadlines/due.ts'
import type { TermDue } from '../deadlines/due-of-term.ts'
import { dueOfTerm } from '../deadlines/due-of-term.ts'
import { findMark, marksFor } from '../deadlines/mark.ts'
import type { CountRule } from '../deadlines/rule.ts'
import type { Term } from '../deadlines/term.ts'
import { longestText } from '../journals/document.ts'
import type { DocumentKind } from '../journals/kind.ts'
import type { Reference } from '../journals/reference.ts'
import { type Day, formatDay } from '../kernel/day.ts'
import { done, type Refusal, type Result, reject, unlessRefused } from '../kernel/result.ts'
import { type Executor, executorLabel, readExecutor } from '../people/executor.ts'

/** A term as people give it: in the words of the document, by a mark, by the kind's own rule (null), or none at all. */
export type TermInput = Term | { kind: 'mark'; mark: string } | { kind: 'none' } | null

/** A point as a clerk enters it; people and departments by the words of the resolution, in its order. */
export interface TaskInput {
  point: string
  text: string
  executors: { words: string; role?: Executor['role'] }[]
  term: TermInput
  /** the day it is taken on control; null leaves it registered only */
  placedOn: Day | null
  special: boolean
  controller: string | null
  supervisor: string | null
  /** place of its question in the protocol, from 1 */
  question: number | null
}

/** The days of the document that a term may start from. */
export interface TermStart {
  kind: DocumentKind
  registeredOn: Day
  receivedAt: string | null
  /** the correspondent's own date: when the document was signed there */
  signedOn: Day | null
  /** the day the point is taken on control, if it is */
  placedOn?: Day | null
}

/** What a directory must answer to read the executors of a draft. */
export interface ExecutorsByWords {
  department(name: string): { id: string } | undefined
  person(name: string, departmentId?: string | null): { id: string; department_id: string | null } | undefined
  peopleNamed(name: string): readonly { id: string }[]
}

/** The due day of a task, with the reason; `due` is null where it has none. */
export function dueOf(term: TermInput, start: TermStart, reference: Reference): Result<TermDue> {
  const { kind } = start
  if (term?.kind === 'none') return done({ due: null, steps: ['Строку не встановлено.'], law: '' })
  if (term?.kind === 'mark') {
    const mark = findMark(term.mark, kind.id, reference.marks)
    const known = marksFor(kind.id, reference.marks)
      .map((one) => one.mark)
      .join(', ')
    return mark
      ? counted(mark, start, reference)
      : reject({ code: 'unknown-mark', facts: { given: term.mark, known } })
  }
  if (term === null) return counted(kind.term, start, reference)
  const { startEvent, roll } = kind.term
  // A periodic task reports for the periods in which it stands on control.
  const from: StartMoment =
    term.kind === 'periodic' && start.placedOn ? { day: start.placedOn } : startOf({ startEvent }, start)
  if (term.kind === 'count' && term.unit === 'hour' && !from.time)
    return reject({ code: 'needs-hour', facts: { hours: term.n } })
  return done(
    dueOfTerm({ term, from: from.day, fromTime: from.time, startEvent, roll, calendar: reference.calendar }),
  )
}

/**
 * Reads executors in their order; one of them is the lead. A person among the current ones is found under the department for
 * which the person holds the task, though the person may have been transferred since.
 */
export function readExecutors(
  given: TaskInput['executors'],
  directory: ExecutorsByWords,
  current: readonly Executor[] = [],
): Result<Executor[]> {
  const field = 'executors'
  const named = given.filter(({ words }) => words.trim() !== '')
  if (named.length === 0) return reject({ code: 'no-executor', field })
  const refusals: Refusal[] = []
  const marked = named.findIndex(({ role }) => role === 'lead')
  const firstWithTerm = named.findIndex(({ role }) => role !== 'informed')
  const lead = marked >= 0 ? marked : firstWithTerm
  if (lead < 0) return reject({ code: 'no-executor', field })
  const held = (name: string, departmentId: string) => {
    const found = directory.peopleNamed(name)
    return found.find(({ id }) =>
      current.some((one) => one.personId === id && one.departmentId === departmentId),
    )
  }
  const executors = named.map(({ words, role }, place): Executor => {
    const read = readExecutor(words)
    const department = directory.department(read.department)
    // A person alone stands for the department the person works in.
    const alone = !department && !read.person ? directory.person(read.department) : undefined
    const departmentId = department?.id ?? alone?.department_id
    if (!departmentId) refusals.push({ code: 'unknown-department', field, facts: { given: read.department } })
    const person =
      read.person && departmentId
        ? (directory.person(read.person, departmentId) ?? held(read.person, departmentId))
        : alone
    if (read.person && departmentId && !person)
      refusals.push({ code: 'unknown-person', field, facts: { given: executorLabel(read) } })
    return {
      departmentId: departmentId ?? '',
      personId: person?.id ?? null,
      role: place === lead ? 'lead' : role === 'informed' ? 'informed' : 'co-executor',
    }
  })
  const seen = new Set<string>()
  for (const { departmentId, personId } of executors) {
    const key = `${departmentId} ${personId}`
    if (departmentId && seen.has(key)) refusals.push({ code: 'executor-twice', field })
    seen.add(key)
  }
  return unlessRefused(refusals, executors)
}

/** Reasons why the words and days of a point cannot stand. */
export function judgeTask(input: TaskInput, due: Day | null, registeredOn: Day, today: Day): Refusal[] {
  const refusals: Refusal[] = []
  if (input.text.trim() === '') refusals.push({ code: 'required', field: 'text' })
  if (input.text.length > longestText)
    refusals.push({ code: 'too-long', field: 'text', facts: { most: longestText } })
  if (input.point.length > 40) refusals.push({ code: 'too-long', field: 'point', facts: { most: 40 } })
  if (due && due < registeredOn)
    refusals.push({
      code: 'due-before-registration',
      field: 'due',
      facts: { registered: formatDay(registeredOn) },
    })
  if (input.placedOn && input.placedOn > today) refusals.push({ code: 'in-the-future', field: 'placedOn' })
  if (input.placedOn && input.placedOn < registeredOn)
    refusals.push({
      code: 'placed-before-registration',
      field: 'placedOn',
      facts: { registered: formatDay(registeredOn) },
    })
  return refusals
}

function counted(rule: CountRule, start: TermStart, reference: Reference): Result<TermDue> {
  const from = startOf(rule, start)
  if (rule.unit === 'hour' && !from.time) return reject({ code: 'needs-hour', facts: { hours: rule.n } })
  return done(computeDue({ rule, from: from.day, fromTime: from.time, calendar: reference.calendar }))
}

interface StartMoment {
  day: Day
  time?: string
}

function startOf(rule: Pick<CountRule, 'startEvent'>, start: TermStart): StartMoment {
  switch (rule.startEvent) {
    case 'receipt':
      if (!start.receivedAt) return { day: start.registeredOn }
      return { day: start.receivedAt.slice(0, 10) as Day, time: start.receivedAt.slice(11) || undefined }
    case 'signing':
      return { day: (start.kind.incoming ? start.signedOn : null) ?? start.registeredOn }
    case 'registration':
    case 'consideration':
      return { day: start.registeredOn }
    default:
      return rule.startEvent satisfies never
  }
}
