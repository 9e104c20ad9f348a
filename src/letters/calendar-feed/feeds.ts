import type { Actor, Role } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import { hashOfSecret } from '../../access/secret.ts'
import { asCondition } from '../../db/as-query.ts'
import type { Database } from '../../db/database.ts'
import { begun, open } from '../../deadlines/on-control.ts'
import type { Day } from '../../kernel/day.ts'
import type { LettersContext } from '../context.ts'

/** Whether this person may follow the due days of a department: its head may, and everyone who sees all documents. */
export function mayFollowDepartment(
  actor: Actor | { role: Role; departmentId: string | null },
  departmentId: string,
): boolean {
  if (actor.role === 'head' && actor.departmentId === departmentId) return true
  return may({ accountId: null, personId: null, name: '', ...actor, standsFor: [] }, 'see-all')
}

/** Whose due days an address shows by the rights of today; null where it shows none. */
export async function openFeed({ db, clock }: LettersContext, secret: string) {
  const row = await db.read
    .selectFrom('calendar_feeds as f')
    .innerJoin('accounts as a', 'a.id', 'f.account_id')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .leftJoin('departments as d', 'd.id', 'f.department_id')
    .select([
      'f.department_id',
      'd.name as department',
      'a.role',
      'p.id as person_id',
      'p.short_name as person',
    ])
    .select('p.department_id as own_department_id')
    .where('f.secret', '=', hashOfSecret(secret))
    .where('f.revoked_at', 'is', null)
    .where('a.closed_at', 'is', null)
    .where((is) => is.or([is('p.left_on', 'is', null), is('p.left_on', '>', clock.today())]))
    .executeTakeFirst()
  if (!row) return null
  const holder = { role: row.role, departmentId: row.own_department_id }
  if (row.department_id && !mayFollowDepartment(holder, row.department_id)) return null
  return {
    name: row.department ?? row.person,
    of: row.department_id
      ? ({ department: row.department_id } as const)
      : ({ person: row.person_id } as const),
  }
}

/** The addresses a person has made and not taken back. */
export function feedsOf(db: Database, { accountId }: Actor) {
  return db.read
    .selectFrom('calendar_feeds as f')
    .leftJoin('departments as d', 'd.id', 'f.department_id')
    .select(['f.secret as hash', 'f.issued_at', 'd.name as department'])
    .where('f.account_id', '=', accountId ?? '')
    .where('f.revoked_at', 'is', null)
    .orderBy('f.issued_at')
    .execute()
}

/** The departments this person may make an address for. */
export async function departmentsToFollow(db: Database, actor: Actor) {
  const departments = await db.read
    .selectFrom('departments')
    .select(['id', 'name'])
    .where('closed_on', 'is', null)
    .orderBy('position')
    .execute()
  return departments.filter(({ id }) => mayFollowDepartment(actor, id))
}

/** The due days of a person or a department: of what is open, and of what was done with since that day. */
export function dueDays(db: Database, of: { department: string } | { person: string }, since: Day) {
  return db.read
    .selectFrom('tasks as t')
    .innerJoin('documents as d', 'd.id', 't.document_id')
    .select(['t.id', 't.kind', 't.point', 't.text', 't.due_day', 't.seq', 't.last_recorded_at'])
    .select(['t.executed_on', 't.removed_on', 'd.id as document_id', 'd.number', 'd.registered_on'])
    .select(['d.annulled_on'])
    .where('t.id', 'in', (is) => {
      const named = is.selectFrom('task_executors').select('task_id').where('role', '<>', 'informed')
      return 'person' in of
        ? named.where('person_id', '=', of.person)
        : named.where('department_id', '=', of.department)
    })
    .where('t.due_day', 'is not', null)
    .where(asCondition(begun, 't'))
    .where((is) =>
      is.or([asCondition(open, 't'), is('t.executed_on', '>=', since), is('t.removed_on', '>=', since)]),
    )
    .orderBy('t.due_order')
    .orderBy('t.id')
    .limit(5000)
    .execute()
}
export type DueDayRow = Awaited<ReturnType<typeof dueDays>>[number]
