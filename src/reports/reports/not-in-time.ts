import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { hiddenText } from '../../tasks/masked-text.ts'
import { type Explanation, explanationsOf, explanationThen } from '../explanations/store.ts'
import { idsByDepartment } from '../figures/count-by-department.ts'
import { type NamedTask, namedTasks } from '../figures/named-tasks.ts'
import { taskConditions } from '../figures/task-figures.ts'
import type { ReportQuery } from '../query/query.ts'

/** A task that was not executed in time, with what its department says of it. */
export interface TaskNotInTime extends NamedTask {
  said: Pick<Explanation, 'reason' | 'standing' | 'expectedOn'> | null
}

/** What was not executed in time as of a day. */
export interface NotInTime {
  query: ReportQuery
  /** the overdue tasks, as many as the sheet counts; null for those this person may not see */
  tasks: (TaskNotInTime | null)[]
  /** how many of them no department has explained: the same number for every reader */
  unexplained: number
}

/** The overdue tasks as of a day, of all departments or of one, with what was said of them. */
export async function tasksNotInTime(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  department: string | 'total' = 'total',
): Promise<NotInTime> {
  const ids = await idsByDepartment(db, query, { figure: 'overdue', conditions: taskConditions, department })
  const [named, said] = await Promise.all([namedTasks(db, actor, query, ids), explanationsOf(db, ids)])
  const tasks = named.map((task) => {
    if (!task) return null
    const words = explanationThen(said.get(task.id), query) ?? null
    // What explains the delay of a resident's matter may tell as much of the resident as the matter itself.
    const hidden = words && task.text === hiddenText
    return { ...task, said: hidden ? { ...words, reason: hiddenText, standing: hiddenText } : words }
  })
  return { query, tasks, unexplained: ids.filter((id) => !explanationThen(said.get(id), query)).length }
}
