import type { Selectable } from 'kysely'
import type { Database, Write } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { Tables } from '../db/tables.ts'
import type { Day, Instant } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { Role } from './actor.ts'

export type Account = Selectable<Tables['accounts']>

/** The account that bears this address, closed or not. */
export function findAccount(db: Database, email: string): Promise<Account | undefined> {
  return db.read.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst()
}

/** The account, if it may still sign in: it is not closed and its person has not left. */
export function findOpenAccount(db: Database, email: string, today: Day): Promise<Account | undefined> {
  return openAccounts(db, today).where('accounts.email', '=', email).executeTakeFirst()
}

export function findOpenAccountById(db: Database, id: string, today: Day): Promise<Account | undefined> {
  return openAccounts(db, today).where('accounts.id', '=', id).executeTakeFirst()
}

/** The account of a person, closed or not. */
export function accountOf(db: Database, personId: string): Promise<Account | undefined> {
  return db.read.selectFrom('accounts').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

function openAccounts(db: Database, today: Day) {
  return db.read
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .selectAll('accounts')
    .where('accounts.closed_at', 'is', null)
    .where((is) => is.or([is('people.left_on', 'is', null), is('people.left_on', '>', today)]))
}

/** A write that opens an account for a person; it signs in by a link until a password is set. */
export function newAccount(
  account: { personId: string; email: string; role: Role },
  now: Instant,
): { row: Account; writes: Write[] } {
  const row: Account = {
    id: newId(),
    person_id: account.personId,
    email: account.email,
    role: account.role,
    password: null,
    recorded_at: now,
    closed_at: null,
  }
  return { row, writes: [insertRows('accounts', [row])] }
}
