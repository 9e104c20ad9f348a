import type { Actor } from '../../access/actor.ts'
import type { Database } from '../../db/database.ts'
import { idsByDepartment } from '../figures/count-by-department.ts'
import { type DepartmentsFigures, departmentFigures } from '../figures/department-figures.ts'
import { type NamedTask, namedTasks } from '../figures/named-tasks.ts'
import { taskConditions } from '../figures/task-figures.ts'
import { restOfWeek, weekAhead } from '../query/days-ahead.ts'
import type { ReportQuery } from '../query/query.ts'
import { type TaskNotInTime, tasksNotInTime } from './not-in-time.ts'

/** What a weekly note says: the week, what is left of one that runs, and the seven days after it. */
export interface WeekFigures {
  query: ReportQuery
  figures: DepartmentsFigures
  rest: (TasksDue & { query: ReportQuery }) | null
  next: ReportQuery
  nextFigures: DepartmentsFigures
  notInTime: (TaskNotInTime | null)[]
  coming: TasksDue
}

/** Tasks that fall due in a period: how many, and those not executed; null for what the reader may not see. */
export interface TasksDue {
  due: number
  open: (NamedTask | null)[]
}

export async function weekFigures(db: Database, actor: Actor, query: ReportQuery): Promise<WeekFigures> {
  const next = weekAhead(query)
  const left = restOfWeek(query)
  const [figures, nextFigures, notInTime, coming, rest] = await Promise.all([
    departmentFigures(db, query),
    departmentFigures(db, next),
    tasksNotInTime(db, actor, query),
    tasksDue(db, actor, next),
    left && tasksDue(db, actor, left),
  ])
  return {
    query,
    figures,
    rest: left && rest && { ...rest, query: left },
    next,
    nextFigures,
    notInTime: notInTime.tasks,
    coming,
  }
}

export async function tasksDue(
  db: Database,
  actor: Actor,
  query: ReportQuery,
  department: string | 'total' = 'total',
): Promise<TasksDue> {
  const [due, open] = await Promise.all(
    (['fallingDue', 'fallingDueOpen'] as const).map((figure) =>
      idsByDepartment(db, query, { figure, conditions: taskConditions, department }),
    ),
  )
  return { due: due!.length, open: await namedTasks(db, actor, query, open!) }
}
