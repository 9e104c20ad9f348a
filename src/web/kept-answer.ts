import { createHash } from 'node:crypto'
import type { Database, Statement } from '../db/database.ts'
import type { Instant } from '../kernel/day.ts'

/** One request that may be sent twice: whose, under which key, and what it was. */
export interface Repeatable {
  accountId: string
  key: string
  fingerprint: string
}

export type KeptAnswer<T> = { answer: T } | 'other-request'

/** The answer given to this key before, if any; a key that came with something else belongs to that. */
export async function findKeptAnswer<T>(
  db: Database,
  request: Repeatable,
): Promise<KeptAnswer<T> | undefined> {
  const row = await db.read
    .selectFrom('idempotency_keys')
    .select(['request', 'answer'])
    .where('account_id', '=', request.accountId)
    .where('key', '=', request.key)
    .executeTakeFirst()
  if (!row) return undefined
  return row.request === request.fingerprint ? { answer: JSON.parse(row.answer) } : 'other-request'
}

/**
 * The write that keeps an answer, to be committed with its effect: of requests under one key only one takes effect, the
 * key of the table stops the others. `numbered` is a document whose index is not known before the commit itself.
 */
export function keepAnswer(
  request: Repeatable,
  given: { status?: number } | null,
  now: Instant,
  numbered?: string,
): Statement {
  const { accountId, key, fingerprint } = request
  const answer = numbered ? `json_set(?, '$.body.index', (SELECT number FROM documents WHERE id = ?))` : '?'
  return {
    sql: `INSERT INTO idempotency_keys (account_id, key, request, status, answer, recorded_at)
      SELECT ?, ?, ?, ?, ${answer}, ?`,
    parameters: [
      accountId,
      key,
      fingerprint,
      given?.status ?? 200,
      JSON.stringify(given),
      ...(numbered ? [numbered] : []),
      now,
    ],
  }
}

/** What makes two requests the same one. */
export function fingerprintOf(
  method: string,
  path: string,
  ifMatch: string | undefined,
  body: string,
): string {
  return createHash('sha256')
    .update(JSON.stringify([method, path, ifMatch ?? null, body]))
    .digest('base64url')
}
