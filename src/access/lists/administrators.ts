import type { Database } from '../../db/database.ts'

/** How many accounts administer the register. */
export async function countAdministrators(db: Database): Promise<number> {
  const { n } = await administrators(db)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
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

function administrators(db: Database) {
  return db.read
    .selectFrom('accounts')
    .where('accounts.role', '=', 'admin')
    .where('accounts.closed_at', 'is', null)
}
