import type { Role } from '../../access/actor.ts'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { pending } from '../../deadlines/on-control.ts'
import type { Instant } from '../../kernel/day.ts'
import { type DeclinedName, declineName } from '../declension.ts'
import { departmentsOf, findPerson, type Person, type WithHistory } from '../store.ts'
import { type StaffHistoryEntry, staffHistory } from './staff-history.ts'

export interface PersonCard {
  person: WithHistory<Person>
  department: string | null
  account: { email: string; role: Role; closedAt: Instant | null } | null
  /** tasks on control, not executed, in which the person leads */
  leads: number
  /** whether the person heads a department */
  heads: boolean
  /** how letters call the person, computed; `declined` is false where a person has to check */
  computed: DeclinedName
  /** the newest change first */
  history: StaffHistoryEntry[]
}

/** A person with the account and the work; undefined where there is none. */
export async function findPersonCard(db: Database, id: string): Promise<PersonCard | undefined> {
  const person = await findPerson(db, id)
  if (!person) return undefined
  const [department, account, leads, headed, history] = await Promise.all([
    db.read
      .selectFrom('departments')
      .select('name')
      .where('id', '=', person.department_id)
      .executeTakeFirst(),
    db.read
      .selectFrom('accounts')
      .select(['email', 'role', 'closed_at as closedAt'])
      .where('person_id', '=', id)
      .executeTakeFirst(),
    db.read
      .selectFrom('tasks')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('lead_id', '=', id)
      .where(asCondition(pending))
      .executeTakeFirstOrThrow(),
    departmentsOf(db, 'head_id', id),
    staffHistory(db, 'person', id),
  ])
  const computed = await declineName(person.name)
  return {
    person,
    department: department?.name ?? null,
    account: account ?? null,
    leads: leads.n,
    heads: headed.length > 0,
    computed,
    history,
  }
}
