import type { Database } from '../db/database.ts'
import type { Actor } from './actor.ts'

/** What a person sees of the own account. */
export async function ownAccount(db: Database, actor: Actor) {
  const row = await db.read
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .leftJoin('departments', 'departments.id', 'people.department_id')
    .select(['people.name', 'accounts.email', 'accounts.password', 'departments.name as department'])
    .where('accounts.id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const { password, ...seen } = row
  return { ...seen, hasPassword: password !== null }
}
