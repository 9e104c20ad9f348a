import type { Actor } from '../../access/actor.ts'
import { hashOfSecret, newSecret } from '../../access/secret.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { LettersContext } from '../context.ts'
import { mayFollowDepartment } from './feeds.ts'

/** Creates a private calendar address for one's own tasks or a department's. The address is shown only once. */
export async function issueFeed(
  { db, clock }: LettersContext,
  actor: Actor,
  departmentId: string | null,
): Promise<Result<{ secret: string }>> {
  if (!actor.accountId) return reject({ code: 'not-allowed' })
  if (departmentId !== null) {
    const known = await db.read
      .selectFrom('departments')
      .select('id')
      .where('id', '=', departmentId)
      .executeTakeFirst()
    if (!known || !mayFollowDepartment(actor, departmentId)) return reject({ code: 'not-allowed' })
  }
  const secret = newSecret()
  await db.commit([
    insertRows('calendar_feeds', [
      {
        secret: hashOfSecret(secret),
        account_id: actor.accountId,
        department_id: departmentId,
        issued_at: clock.now(),
        revoked_at: null,
      },
    ]),
  ])
  return done({ secret })
}

/** Takes an address back; from then on it is as if it had never been. Only one's own. */
export async function revokeFeed(
  { db, clock }: LettersContext,
  { accountId }: Actor,
  hash: string,
): Promise<Result<null>> {
  const own = await db.read
    .selectFrom('calendar_feeds')
    .select('secret')
    .where('secret', '=', hash)
    .where('account_id', '=', accountId ?? '')
    .executeTakeFirst()
  if (!own) return reject({ code: 'not-found' })
  await db.commit([
    db.read
      .updateTable('calendar_feeds')
      .set({ revoked_at: clock.now() })
      .where('secret', '=', hash)
      .where('revoked_at', 'is', null),
  ])
  return done(null)
}
