import type { Actor } from '../access/actor.ts'
import type { DocumentKind } from '../journals/kind.ts'
import type { Reference } from '../journals/reference.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { done, inField, type Refusal, type Result, refusalsOf, reject } from '../kernel/result.ts'
import type { Directory } from '../people/directory.ts'
import type { Fact } from './fact.ts'
import { layPoints } from './lay-points.ts'
import { blankTask, firstEvents, toFacts } from './open-task.ts'
import type { TaskDraft } from './store.ts'
import { dueOf, judgeTask, readExecutors, type TaskInput } from './task-draft.ts'

/** The document that a point belongs to, as far as a task needs it. */
export interface DocumentOfTask {
  id: string
  kind: DocumentKind
  registeredOn: Day
  receivedAt: string | null
  signedOn: Day | null
  questionIds: readonly string[]
}

/** Where a new task stands, in its document and in the form it comes from. */
interface PlaceOfTask {
  document: DocumentOfTask
  position: number
  fieldOf?: (name: string) => string
}

export interface PlanningContext {
  reference: Reference
  directory: Directory
  actor: Actor
  now: Instant
  today: Day
}

/** A new task with its first facts, ready to be written. */
export interface PlannedTask {
  draft: TaskDraft
  facts: Fact[]
}

/** A new task with its first facts, ready to be written; or every reason why not, each field named by `fieldOf`. */
export function planTask(
  input: TaskInput,
  { document, position, fieldOf = (name) => name }: PlaceOfTask,
  { reference, directory, actor, now, today }: PlanningContext,
): Result<PlannedTask> {
  const due = dueOf(input.term, { ...document, placedOn: input.placedOn }, reference)
  const executors = readExecutors(input.executors, directory)
  const controller = personNamed(input.controller, 'controller', directory)
  const supervisor = personNamed(input.supervisor, 'supervisor', directory)
  const question = input.question === null ? null : document.questionIds[input.question - 1]
  const refusals: Refusal[] = [
    ...judgeTask(input, due.ok ? due.value.due : null, document.registeredOn, today),
    ...refusalsOf(
      inField(due, () => 'due'),
      executors,
    ),
    ...controller.refusals,
    ...supervisor.refusals,
    ...(question === undefined ? [{ code: 'no-question' as const, field: 'question' }] : []),
  ]
  if (refusals.length > 0 || !due.ok || !executors.ok) return inField(reject(...refusals), fieldOf)

  const draft: TaskDraft = {
    ...blankTask({ ...document, kind: document.kind.id }, position),
    point: input.point.trim(),
    text: input.text.trim(),
    question_id: question,
    term: input.term === null ? null : JSON.stringify(input.term),
    term_steps: JSON.stringify({ steps: due.value.steps, law: due.value.law }),
    special: input.special ? 1 : 0,
    controller_id: controller.id,
    supervisor_id: supervisor.id,
    due_time: due.value.dueTime ?? null,
  }
  const events = firstEvents({
    executors: executors.value,
    due: due.value.due,
    since: document.registeredOn,
    placedOn: input.placedOn,
    laid:
      input.term?.kind === 'periodic' && due.value.after
        ? layPoints(input.term, due.value.after, today, reference.calendar)
        : null,
  })
  return done({ draft, facts: toFacts(events, 0, { recordedAt: now, recordedBy: actor.accountId }) })
}

function personNamed(
  words: string | null,
  field: string,
  directory: Directory,
): { id: string | null; refusals: Refusal[] } {
  if (!words?.trim()) return { id: null, refusals: [] }
  // «Петренко О. І., заступник міського голови»: the post after the comma is for the reader.
  const name = words.split(',')[0]!.trim()
  const person = directory.person(name)
  if (person) return { id: person.id, refusals: [] }
  return { id: null, refusals: [{ code: 'unknown-person', field, facts: { given: name } }] }
}
