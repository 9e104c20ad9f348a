import type { Database, Statement } from '../../db/database.ts'
import { guard } from '../../db/guard.ts'
import type { Day } from '../../kernel/day.ts'
import { type Result, reject } from '../../kernel/result.ts'
import type { Account } from '../store.ts'

/** How many accounts administer the register. */
export async function countAdministrators(db: Database): Promise<number> {
  const { n } = await administrators(db)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

const CAN_SIGN_IN = `SELECT 1 FROM accounts a JOIN people p ON p.id = a.person_id
  WHERE a.role = 'admin' AND a.closed_at IS NULL AND (p.left_on IS NULL OR p.left_on > ?)`

/**
 * Stands behind what takes a right to sign in or a role away: breaks the commit when no administrator would be left who can sign
 * in. Two who do it to each other in the same moment would otherwise leave none.
 */
export function administratorStays(today: Day): Statement {
  return guard('administrator-stays', `SELECT EXISTS (${CAN_SIGN_IN})`, [today])
}

/** Why a commit with `administratorStays` about this account did not go through. */
export async function whyAdministratorStays(
  db: Database,
  account: Pick<Account, 'id'> | undefined,
  today: Day,
): Promise<Result<never>> {
  const last = account !== undefined && (await isLastAdministrator(db, account.id, today))
  return reject({ code: last ? 'last-administrator' : 'conflict' })
}

/** Whether no other account administers the register and can sign in. */
async function isLastAdministrator(db: Database, accountId: string, today: Day): Promise<boolean> {
  const rows = await administrators(db)
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select('accounts.id')
    .where((is) => is.or([is('people.left_on', 'is', null), is('people.left_on', '>', today)]))
    .execute()
  return rows.every(({ id }) => id === accountId) && rows.length > 0
}

/** Whether one of them has ever signed in: has used a link, or has a password. */
export async function hasAdministratorSignedIn(db: Database): Promise<boolean> {
  const row = await administrators(db)
    .leftJoin('sign_in_links', 'sign_in_links.account_id', 'accounts.id')
    .leftJoin('sign_in_link_uses', 'sign_in_link_uses.secret', 'sign_in_links.secret')
    .select('accounts.id')
    .where((is) =>
      is.or([is('accounts.password', 'is not', null), is('sign_in_link_uses.used_at', 'is not', null)]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Where to write to those who administer the register. */
export function administratorMailboxes(db: Database): Promise<{ name: string; address: string }[]> {
  return administrators(db)
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['people.name', 'accounts.email as address'])
    .orderBy('accounts.email')
    .execute()
}

function administrators(db: Database) {
  return db.read
    .selectFrom('accounts')
    .where('accounts.role', '=', 'admin')
    .where('accounts.closed_at', 'is', null)
}
