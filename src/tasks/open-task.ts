import type { ByLink } from '../access/actor.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { Executor } from '../people/executor.ts'
import type { Fact, Happening } from './fact.ts'
import type { Laid } from './lay-points.ts'
import type { TaskDraft } from './store.ts'

/** A happening on its legal day, not yet in a history. */
export type Event = Happening & { happenedOn: Day }

/** Events as the next facts of a history that ends with `lastSeq`. */
export function toFacts(
  events: readonly Event[],
  lastSeq: number,
  { recordedAt, recordedBy, byLink }: { recordedAt: Instant; recordedBy: string | null; byLink?: ByLink },
): Fact[] {
  return events.map((event, place) => ({
    ...event,
    seq: lastSeq + place + 1,
    recordedAt,
    recordedBy,
    ...(byLink && { byLink }),
  }))
}

/** The facts every task begins with: its executors, its first term and, where it is taken, its placement on control. */
export function firstEvents(task: {
  executors: Executor[]
  due: Day | null
  since: Day
  placedOn: Day | null
  /** of a periodic term, its control points */
  laid?: Laid | null
}): Event[] {
  return [
    { kind: 'assigned', executors: task.executors, happenedOn: task.since },
    { kind: 'term-set', day: task.due, ...task.laid, happenedOn: task.since },
    ...(task.placedOn ? [{ kind: 'placed' as const, happenedOn: task.placedOn }] : []),
  ]
}

/** A task without people or term yet: what the row needs besides its facts. */
export function blankTask(
  document: { id: string; kind: string; registeredOn: Day },
  position: number,
): TaskDraft {
  return {
    id: newId(),
    document_id: document.id,
    kind: document.kind,
    registered_on: document.registeredOn,
    position,
    point: '',
    text: '',
    question_id: null,
    term: null,
    term_steps: null,
    series_id: null,
    series_place: 1,
    parent_id: null,
    special: 0,
    controller_id: null,
    supervisor_id: null,
    due_time: null,
  }
}
