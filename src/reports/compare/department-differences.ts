import type { Database } from '../../db/database.ts'
import { departmentFigures } from '../figures/department-figures.ts'
import { type TaskFigure, taskConditions } from '../figures/task-figures.ts'
import type { Both } from '../reports/definition.ts'
import { differingTasks } from './differing-tasks.ts'
import type { FigureDifference } from './figure-difference.ts'
import { taskDifferences } from './task-differences.ts'

/** These figures of every department, where two answers about one period count them differently. */
export async function departmentDifferences(
  db: Database,
  { before, after }: Both,
  figures: readonly TaskFigure[],
): Promise<FigureDifference[]> {
  const [one, other] = await Promise.all([departmentFigures(db, before), departmentFigures(db, after)])
  return taskDifferences(
    db,
    { before, after },
    {
      one,
      other,
      figures,
      conditions: taskConditions,
      keyOf: (department, figure) => `departments/${department}/${figure}`,
      ids: await differingTasks(db, before, after),
    },
  )
}
