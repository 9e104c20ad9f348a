import type { Database } from '../../db/database.ts'
import { listed } from '../../db/listed.ts'
import { factsOf } from '../../tasks/store.ts'
import { leadOf, type TaskState, taskState } from '../../tasks/task-state.ts'
import { boundsOf, type Moment } from '../query/query.ts'
import { departmentsAsOf } from './department-figures.ts'

/** A task as it stood on the as-of day, by what was known. */
export interface TaskThen {
  state: TaskState
  departmentId: string
  /** under the name it bore then */
  department: string
  person: string | null
}

const AT_ONCE = 1000

/** These tasks, computed from their facts as of the day and by the instant of the query; one not recorded by then is left out. */
export async function tasksThen(
  db: Database,
  moment: Moment,
  ids: readonly string[],
): Promise<Map<string, TaskThen>> {
  const names = new Map((await departmentsAsOf(db, moment)).map(({ id, name }) => [id, name]))
  const historical: { id: string; state: TaskState; departmentId: string; personId: string | null }[] = []
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const facts = await factsOf(db, ids.slice(first, first + AT_ONCE))
    for (const [id, own] of facts) {
      const state = taskState(own, boundsOf(moment))
      const lead = leadOf(state.executors)
      if (lead) historical.push({ id, state, departmentId: lead.departmentId, personId: lead.personId })
    }
  }
  const people = await namesOfPeople(db, [...new Set(historical.flatMap(({ personId }) => personId ?? []))])
  return new Map(
    historical.map(({ id, state, departmentId, personId }) => [
      id,
      {
        state,
        departmentId,
        department: names.get(departmentId) ?? '',
        person: personId && (people.get(personId) ?? null),
      },
    ]),
  )
}

async function namesOfPeople(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.read
    .selectFrom('people')
    .select(['id', 'short_name'])
    .where('id', 'in', listed(db, ids))
    .execute()
  return new Map(rows.map((row) => [row.id, row.short_name]))
}
