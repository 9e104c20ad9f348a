import { effectiveDueDay } from '../deadlines/extension.ts'
import type { Day } from '../kernel/day.ts'
import type { Refusal } from '../kernel/result.ts'
import type { Fact, LaidPoint } from './fact.ts'

/** One control point of a periodic task with its own term and outcome. */
export interface PointState extends LaidPoint {
  extensions: { until: Day; decidedOn: Day }[]
  executedOn: Day | null
  /** the department that led the task when the point was executed */
  executedBy: string | null
}

/** The points that these facts have laid down, in their order, with no outcome yet; null where the term has no periods. */
export function laidPoints(facts: readonly Fact[]): { points: PointState[]; ends: boolean } | null {
  let laid: LaidPoint[] | null = null
  let ends = false
  for (const fact of facts.toSorted((a, b) => a.seq - b.seq)) {
    if (fact.kind !== 'term-set') continue
    ends = fact.ends ?? false
    if (!fact.points) {
      laid = null
      continue
    }
    const kept: LaidPoint[] = (laid ?? []).filter(({ begins }) => begins <= fact.happenedOn)
    const last = kept.at(-1)?.named
    laid = [...kept, ...fact.points.filter(({ named }) => !last || named > last)]
  }
  const blank = { executedOn: null, executedBy: null }
  return laid && { points: laid.map((point) => ({ ...point, extensions: [], ...blank })), ends }
}

/** The first point not executed yet: its day is the day of the task. */
export function openPoint(points: readonly PointState[]): PointState | undefined {
  return points.find(({ executedOn }) => !executedOn)
}

/** The points that wait for an outcome on a day: those whose period has begun. */
export function openPointsBy(points: readonly PointState[], day: Day): PointState[] {
  return points.filter(({ begins, executedOn }) => begins <= day && !executedOn)
}

/** What of the points a day knows: those that are done, those that came, and the next one; the newest first. */
export function pointsShown(points: readonly PointState[], day: Day): PointState[] {
  const next = points.find(({ begins, executedOn }) => begins > day && !executedOn)
  return points.filter((point) => point === next || point.executedOn || point.begins <= day).toReversed()
}

/**
 * The point that something done on this day is about: of the open ones the last whose period has begun, else the first. `due` names
 * one by its day, whatever came since.
 */
export function pointOn(points: readonly PointState[], day: Day, due?: Day): PointState | undefined {
  const named = due && points.find((point) => point.due === due)
  if (named) return named
  const open = points.filter(({ executedOn }) => !executedOn)
  return open.findLast(({ begins }) => begins <= day) ?? open[0]
}

/** The day of a point that is in force: moved by each decision that came in time. */
export function dueOfPoint({ due, extensions }: PointState): Day {
  return effectiveDueDay(due, extensions) ?? due
}

/** The point that an execution on this day is about, as a fact names it; or why it is about none. `named` is the day that was given. */
export function judgePoint(
  points: readonly PointState[] | null,
  day: Day,
  named: Day | null | undefined,
): { of: { point?: Day }; refusals: Refusal[] } {
  if (!named) {
    const point = points && pointOn(points, day)
    return { of: point ? { point: point.due } : {}, refusals: [] }
  }
  const point = points?.find(({ due, named: written }) => due === named || written === named)
  if (!point || point.executedOn) return { of: {}, refusals: [{ code: 'not-a-choice', field: 'point' }] }
  return { of: { point: point.due }, refusals: [] }
}
