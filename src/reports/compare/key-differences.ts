import type { Database } from '../../db/database.ts'
import { listFigures } from '../figures/figure.ts'
import type { FigureKey } from '../figures/figure-key.ts'
import { figureOf, readingsOf } from '../figures/figures.ts'
import { type TaskFigure, taskFigures } from '../figures/task-figures.ts'
import type { Both } from '../reports/definition.ts'
import { departmentDifferences } from './department-differences.ts'
import { differenceOfLists, type FigureDifference } from './figure-difference.ts'

/** Which of these figures two answers count differently, in their order. */
export async function keyDifferences(
  db: Database,
  { before, after }: Both,
  keys: readonly FigureKey[],
): Promise<FigureDifference[]> {
  const { period } = after
  const samePeriod = before.period.from === period.from && before.period.to === period.to
  // Figures of departments have thousands of tasks each: only the tasks that may differ are read.
  const together = (key: FigureKey) => samePeriod && key.startsWith('departments/')
  const wanted = new Set(keys.filter(together).map((key) => key.split('/')[2]))
  const figures = (Object.keys(taskFigures) as TaskFigure[]).filter((figure) => wanted.has(figure))
  const counted = figures.length > 0 ? await departmentDifferences(db, { before, after }, figures) : []
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
