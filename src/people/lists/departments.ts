import { sql } from 'kysely'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { overdue, pending } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import type { Department, Person } from '../store.ts'
import { allDepartments, allPeople } from '../store.ts'

/** A department with what stands open in its name. */
export interface DepartmentItem extends Department {
  head: string | null
  /** on control and not executed; of them past the due day */
  open: number
  overdue: number
  people: Person[]
}

export interface DepartmentList {
  departments: DepartmentItem[]
  /** people who stand in no department */
  others: Person[]
}

/** All departments in the council's order, closed ones last, with their people and their open tasks. */
export async function departmentList(db: Database, today: Day): Promise<DepartmentList> {
  const [departments, people, counts] = await Promise.all([
    allDepartments(db),
    allPeople(db),
    openTasks(db, today).execute(),
  ])
  const byDepartment = Map.groupBy(people, (person) => person.department_id)
  const names = new Map(people.map(({ id, short_name }) => [id, short_name]))
  const counted = new Map(counts.map((row) => [row.department_id, row]))
  return {
    departments: departments.map((department) => ({
      ...department,
      head: (department.head_id && names.get(department.head_id)) ?? null,
      open: counted.get(department.id)?.open ?? 0,
      overdue: counted.get(department.id)?.overdue ?? 0,
      people: byDepartment.get(department.id) ?? [],
    })),
    others: byDepartment.get(null) ?? [],
  }
}

/** Open and overdue tasks of each department that leads some. */
export function openTasks(db: Database, today: Day) {
  return db.read
    .selectFrom('tasks')
    .select(['department_id', (eb) => eb.fn.countAll<number>().as('open')])
    .select(sql<number>`count(*) FILTER (WHERE ${asCondition(overdue(today))})`.as('overdue'))
    .where(asCondition(pending))
    .groupBy('department_id')
}
