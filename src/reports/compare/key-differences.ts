import type { Database } from '../../db/database.ts'
import { departmentFigures } from '../figures/department-figures.ts'
import { listFigures } from '../figures/figure.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import { figureOf, readingsOf } from '../figures/figures.ts'
import { type TaskFigure, taskConditions, taskFigures } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import { differingTasks } from './differing-tasks.ts'
import { differenceOfLists, type FigureDifference } from './figure-difference.ts'
import { taskDifferences } from './task-differences.ts'

/** Which of these figures two answers count differently, in their order. */
export async function keyDifferences(
  db: Database,
  before: ReportQuery,
  after: ReportQuery,
  keys: readonly FigureKey[],
): Promise<FigureDifference[]> {
  const { period } = after
  const samePeriod = before.period.from === period.from && before.period.to === period.to
  // Figures of departments have thousands of tasks each: only the tasks that may differ are read.
  const together = (key: FigureKey) => samePeriod && key.startsWith('departments/')
  const all = Object.keys(taskFigures) as TaskFigure[]
  const counted = keys.some(together) ? await departmentDifferences(db, before, after, all) : []
  const byKey = new Map(counted.map((one) => [one.key, one]))
  const listed = keys.filter((key) => !together(key)).map(figureOf)
  const then = await listFigures(readingsOf(db), before, listed)
  const now = await listFigures(readingsOf(db), after, listed)
  return keys.flatMap((key) => {
    const [was, is, one] = [then.get(key), now.get(key), byKey.get(key)]
    if (was && is) return differenceOfLists(key, was.of, was.ids, is.ids)
    return one ? [one] : []
  })
}

/** These figures of every department, where two answers about one period count them differently. */
export async function departmentDifferences(
  db: Database,
  before: ReportQuery,
  after: ReportQuery,
  figures: readonly TaskFigure[],
): Promise<FigureDifference[]> {
  const [one, other] = await Promise.all([departmentFigures(db, before), departmentFigures(db, after)])
  return taskDifferences(db, before, after, {
    one,
    other,
    figures,
    conditions: taskConditions,
    keyOf: (department, figure) => `departments/${department}/${figure}`,
    ids: await differingTasks(db, before, after),
  })
}
