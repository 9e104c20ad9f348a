import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { idsByDepartment } from '../figures/count-by-department.ts'
import { type NamedTask, namedTasks } from '../figures/named-tasks.ts'
import { taskConditions } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'
import { type DisciplineSheet, disciplineSheet } from './discipline-sheet.ts'
import { type TaskNotInTime, tasksNotInTime } from './not-in-time.ts'

/** All that a memo on execution discipline says. */
export interface MemoFigures extends DisciplineSheet {
  /** executed in the period, but late; null for what the reader may not see */
  late: (NamedTask | null)[]
  /** overdue on the as-of day */
  notInTime: (TaskNotInTime | null)[]
  /** of these, not explained by their departments */
  unexplained: number
}

export async function memoFigures(db: Database, actor: Actor, query: ReportQuery): Promise<MemoFigures> {
  const [sheet, lateIds, { tasks: notInTime, unexplained }] = await Promise.all([
    disciplineSheet(db, query),
    idsByDepartment(db, query, { figure: 'executedLate', conditions: taskConditions, department: 'total' }),
    tasksNotInTime(db, actor, query),
  ])
  return { ...sheet, late: await namedTasks(db, actor, query, lateIds), notInTime, unexplained }
}
