import { formatDay } from '../kernel/day.ts'
import { openPoint, type PointState } from './control-points.ts'
import type { TaskRow } from './store.ts'
import type { TaskState } from './task-state.ts'

/** Why a task is due on its day: how the term was counted, then each move. The same sentences on the card and in letters. */
export function whyDue(
  row: Pick<TaskRow, 'term_steps' | 'due_day' | 'granted_until'>,
  { extensions: all, points }: Pick<TaskState, 'extensions' | 'points'>,
): { steps: string[]; law: string } {
  const counted = row.term_steps ? JSON.parse(row.term_steps) : {}
  const point = points && openPoint(points)
  const { steps = [], law = '' } = point ? { ...counted, steps: stepsOfPoint(point) } : counted
  const extensions = point
    ? all.filter(({ until, decidedOn }) =>
        point.extensions.some((one) => one.until === until && one.decidedOn === decidedOn),
      )
    : all
  const moves = extensions.map(
    ({ until, decidedOn, decidedBy, ground }) =>
      `${formatDay(decidedOn)} продовжено до ${formatDay(until)}${decidedBy ? `, ${decidedBy}` : ''}${ground ? `: ${ground}` : ''}` +
      `${row.due_day! < until && until === row.granted_until && row.due_day !== until ? ' (після строку, порушення лишається)' : ''}.`,
  )
  return { steps: [...steps, ...moves], law }
}

function stepsOfPoint({ period, named, due }: PointState): string[] {
  const rolled = due === named ? [] : [`Це неробочий день: строк переходить на ${formatDay(due)}.`]
  return [`Контрольна точка за ${period} — ${formatDay(named)}.`, ...rolled]
}
