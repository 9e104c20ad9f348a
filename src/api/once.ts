import { commitIfFirst } from '../db/commit-as.ts'
import type { Database, Write } from '../db/database.ts'
import { done, type Result, reject } from '../kernel/result.ts'
import type { RequestContext } from '../web/app-env.ts'
import { findKeptAnswer, fingerprintOf, keepAnswer, type Repeatable } from '../web/kept-answer.ts'
import { changesNothing } from '../web/method.ts'
import type { Reply } from './reply.ts'
import { refused, repeated, replied } from './reply.ts'

const LONGEST_KEY = 200

/** Writes that belong into the commit of the effect; see `keepAnswer` for `numbered`. */
export type Keep = (reply: Reply, numbered?: string) => Write[]

/**
 * Runs a request, once for all that come under one Idempotency-Key. The answer is kept in the commit of the effect, so a request that comes
 * second, even at the same moment, is stopped by the key and gets that answer. Refusals are not kept: nothing happened.
 */
export async function once(
  c: RequestContext,
  body: string,
  run: (keep: Keep) => Promise<Result<Reply>>,
): Promise<Response> {
  const repeatable = readKey(c, body)
  if (!repeatable.ok) return refused(c, repeatable.refusals)
  const request = repeatable.value
  if (request === null) {
    const outcome = await run(() => [])
    return outcome.ok ? replied(c, outcome.value) : refused(c, outcome.refusals)
  }
  const { db, clock } = c.var.context
  const before = await findKeptAnswer<Reply>(db, request)
  if (before) return repeated(c, before)
  let kept = false
  const outcome = await run((reply, numbered) => {
    kept = true
    return [keepAnswer(request, reply, clock.now(), numbered)]
  })
  // An edit that changes nothing commits nothing; its key is taken all the same.
  if (outcome.ok && (kept || (await keptAlone(db, keepAnswer(request, outcome.value, clock.now())))))
    return replied(c, outcome.value)
  const meanwhile = await findKeptAnswer<Reply>(db, request)
  if (meanwhile) return repeated(c, meanwhile)
  return refused(c, outcome.ok ? [{ code: 'conflict' }] : outcome.refusals)
}

async function keptAlone(db: Database, write: Write): Promise<boolean> {
  return commitIfFirst(db, [write])
}

/** The request as one that may be repeated; null where it brings no Idempotency-Key. */
function readKey(c: RequestContext, body: string): Result<Repeatable | null> {
  const key = c.req.header('Idempotency-Key')
  const { accountId } = c.var.actor
  if (key === undefined || changesNothing(c) || accountId === null) return done(null)
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST_KEY)
    return reject({ code: 'bad-idempotency-key', facts: { most: LONGEST_KEY } })
  const fingerprint = fingerprintOf(c.req.method, c.req.path, c.req.header('If-Match'), body)
  return done({ accountId, key, fingerprint })
}
