import type { Day } from '../../src/kernel/day.ts'
import type { RemovalGround } from '../../src/tasks/fact.ts'
import type { TermStart } from '../../src/tasks/task-draft.ts'
import { draftDocument, fromAbove, type Point, pointsOf, taskOf, type Writer } from './draft-document.ts'
import type { Authority } from './higher-authority-matters.ts'
import type { LivingTask } from './living-task.ts'
import type { Matter } from './matter.ts'
import type { PlannedDocument } from './planned-document.ts'

interface Plan {
  kind: string
  on: Day
  /** of the day of registration */
  minute: number
  matter: Matter
  /** whose paper it is, where it came from above */
  authority: Authority | null
  points: number
  /** taken on control on a later day; null for the day of registration */
  placedOn: Day | null
  /** the term and the life of the point in this place */
  lifeOf(start: TermStart, place: number): LivingTask
  leaves?: { on: Day; ground: () => RemovalGround }
  /** who carries out the point, where it is not left to chance */
  pointAs?(point: Point, place: number): Point
}

/** A document on control, its points with terms and lives. */
export function controlledDocument(writer: Writer, plan: Plan): PlannedDocument {
  const { kind, on, minute, matter, authority, placedOn, leaves, pointAs = (point) => point } = plan
  const { draft: bare, say } = draftDocument(writer, kind, on, matter)
  const draft = authority ? fromAbove(writer, bare, authority) : bare
  const start: TermStart = {
    kind: writer.reference.kind(kind)!,
    registeredOn: on,
    receivedAt: draft.receivedAt ?? null,
    signedOn: draft.correspondent?.date ?? null,
  }
  const points = pointsOf(writer, matter, plan.points, say).map(pointAs)
  const lives = points.map((_, place) => plan.lifeOf(start, place))
  draft.tasks = points.map((point, place) =>
    taskOf(writer, point, {
      point: numberOf(writer, place),
      term: lives[place]!.term,
      placedOn: placedOn ? null : on,
    }),
  )
  return {
    draft,
    minute,
    placedOn,
    deeds: lives.map(({ deeds }) => deeds),
    series: lives.map(({ series }, task) => ({ task, points: series })),
    leaves,
  }
}

function numberOf({ random }: Writer, place: number): string {
  return random.chance(0.12) ? `${place + 1}.${random.int(1, 4)}` : String(place + 1)
}
