import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { onControl } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import { type Department, findDepartment, type Person, type WithHistory } from '../store.ts'
import { openTasks } from './departments.ts'
import { type StaffHistoryEntry, staffHistory } from './staff-history.ts'

export interface DepartmentCard {
  department: WithHistory<Department>
  head: string | null
  /** the deputy mayor it answers to */
  deputy: string | null
  deputies: { id: string; short_name: string }[]
  /** the names it bore, the newest first */
  names: { name: string; from: Day }[]
  people: Person[]
  open: number
  overdue: number
  /** tasks led by it that are not removed from control: it cannot be closed while there are any */
  onControl: number
  /** the newest change first */
  history: StaffHistoryEntry[]
}

/** One department with its people, its names and its work; undefined where there is none. */
export async function findDepartmentCard(
  db: Database,
  id: string,
  today: Day,
): Promise<DepartmentCard | undefined> {
  const department = await findDepartment(db, id)
  if (!department) return undefined
  const [names, people, counts, onControl, deputies, history] = await Promise.all([
    db.read
      .selectFrom('department_names')
      .select(['name', 'from_day as from'])
      .where('department_id', '=', id)
      .orderBy('from_day', 'desc')
      .execute(),
    db.read
      .selectFrom('people')
      .selectAll()
      .where('department_id', '=', id)
      .where('left_on', 'is', null)
      .orderBy('short_key')
      .execute(),
    openTasks(db, today).where('department_id', '=', id).executeTakeFirst(),
    countOnControl(db, id),
    mayBeDeputy(db),
    staffHistory(db, 'department', id),
  ])
  const head = people.find((person) => person.id === department.head_id)
  return {
    department,
    head: head?.short_name ?? null,
    deputy: deputies.find((person) => person.id === department.deputy_id)?.short_name ?? null,
    deputies,
    names,
    people,
    open: counts?.open ?? 0,
    overdue: counts?.overdue ?? 0,
    onControl,
    history,
  }
}

/** People who may be named deputy mayor: those with the role of a leader. */
export function mayBeDeputy(db: Database): Promise<{ id: string; short_name: string }[]> {
  return db.read
    .selectFrom('people')
    .innerJoin('accounts', 'accounts.person_id', 'people.id')
    .select(['people.id', 'people.short_name'])
    .where('accounts.role', '=', 'leader')
    .where('accounts.closed_at', 'is', null)
    .where('people.left_on', 'is', null)
    .orderBy('people.short_key')
    .execute()
}

/** How many tasks led by the department are on control, executed ones too. */
export async function countOnControl(db: Database, departmentId: string): Promise<number> {
  const row = await db.read
    .selectFrom('tasks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('department_id', '=', departmentId)
    .where(asCondition(onControl))
    .executeTakeFirstOrThrow()
  return row.n
}
