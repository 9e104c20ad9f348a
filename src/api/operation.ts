import type { ZodType } from 'zod'
import type { Actor } from '../accounts/actor.ts'
import type { Right } from '../accounts/rights.ts'
import { CommitConflict, type Database, type Write } from '../db/database.ts'
import { problem } from '../http/answers.tsx'
import type { AppContext } from '../http/app-env.ts'
import { sentencesOf, statusOf } from '../http/refusal-answer.ts'
import { createRoom, type Room } from '../http/room.ts'
import type { Day } from '../kernel/day.ts'
import { done, type Outcome, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Office } from '../office.ts'
import {
  findKeptAnswer,
  fingerprintOf,
  type KeptAnswer,
  keepAnswer,
  type Repeatable,
  type Reply,
} from './kept-answer.ts'
import { parseJson, readBody } from './read-json.ts'
import { refusalsOfIssues } from './refusals-of-issues.ts'

export const API = '/api/v1'

/** One thing a program may ask: its handler and its description are made from the same schemas. */
export interface Operation<Q, B> {
  method: 'get' | 'post' | 'patch'
  /** Below /api/v1, «/documents/:id» */
  path: string
  right: Right
  /** A Ukrainian line for the description. */
  summary: string
  query?: ZodType<Q>
  body?: ZodType<B>
  answer: ZodType
  /** 200 unless told otherwise. */
  status?: 200 | 201
  /** Whether the version one saw must, or may, be named. */
  ifMatch?: 'required' | 'optional'
}

/** A request that has been read and judged by its schemas. */
export interface Ask<Q, B> {
  office: Office
  actor: Actor
  today: Day
  /** The id in the path; '' where it has none. */
  id: string
  query: Q
  body: B
  /** Of If-Match; null where there was none. */
  version: number | null
  /** Writes that belong into the commit of the effect; see `keepAnswer` for `numbered`. */
  keep(reply: Reply, numbered?: string): Write[]
}

export type Handler<Q, B> = (ask: Ask<Q, B>) => Promise<Outcome<Reply>>

/** Routes of the interface for programs: a room like all others, and the list of what was declared in it. */
export interface Api {
  room: Room
  operations: Operation<unknown, unknown>[]
  declare<Q = unknown, B = unknown>(operation: Operation<Q, B>, handle: Handler<Q, B>): void
}

export function createApi(): Api {
  const room = createRoom()
  const operations: Operation<unknown, unknown>[] = []
  return {
    room,
    operations,
    declare(operation, handle) {
      operations.push(operation as Operation<unknown, unknown>)
      room[operation.method](API + operation.path, operation.right, (c) =>
        respond(c as AppContext, operation, handle),
      )
    },
  }
}

async function respond<Q, B>(
  c: AppContext,
  operation: Operation<Q, B>,
  handle: Handler<Q, B>,
): Promise<Response> {
  const sent = operation.method === 'get' ? done('') : await readBody(c.req.raw)
  if (!sent.ok) return refused(c, sent.refusals)
  const request = repeatable(c, operation, sent.value)
  if (!request.ok) return refused(c, request.refusals)
  if (request.value === null) {
    const outcome = await attempt(c, operation, handle, sent.value, () => [])
    return outcome.ok ? replied(c, outcome.value) : refused(c, outcome.refusals)
  }
  return once(c, request.value, (keep) => attempt(c, operation, handle, sent.value, keep))
}

/**
 * Takes effect once for all requests under one key. The answer is kept in the commit of the effect, so whoever comes
 * second, even at the same moment, is stopped by the key and gets that answer. Refusals are not kept: nothing happened.
 */
async function once(
  c: AppContext,
  request: Repeatable,
  run: (keep: Ask<unknown, unknown>['keep']) => Promise<Outcome<Reply>>,
): Promise<Response> {
  const { db, clock } = c.var.office
  const before = await findKeptAnswer(db, request)
  if (before) return repeated(c, before)
  let kept = false
  const outcome = await run((reply, numbered) => {
    kept = true
    return [keepAnswer(request, reply, clock.now(), numbered)]
  })
  // An edit that changes nothing commits nothing; its key is taken all the same.
  if (outcome.ok && (kept || (await keptAlone(db, keepAnswer(request, outcome.value, clock.now())))))
    return replied(c, outcome.value)
  const meanwhile = await findKeptAnswer(db, request)
  if (meanwhile) return repeated(c, meanwhile)
  return refused(c, outcome.ok ? [{ code: 'conflict' }] : outcome.refusals)
}

async function keptAlone(db: Database, write: Write): Promise<boolean> {
  try {
    await db.commit([write])
    return true
  } catch (error) {
    if (error instanceof CommitConflict) return false
    throw error
  }
}

async function attempt<Q, B>(
  c: AppContext,
  operation: Operation<Q, B>,
  handle: Handler<Q, B>,
  sent: string,
  keep: Ask<Q, B>['keep'],
): Promise<Outcome<Reply>> {
  const json = operation.body ? parseJson(sent) : done(undefined)
  if (!json.ok) return json
  const body = judged(operation.body, json.value)
  const query = judged(operation.query, Object.fromEntries(new URL(c.req.url).searchParams))
  const version = readIfMatch(c, operation)
  const refusals = [body, query, version].flatMap((part) => (part.ok ? [] : part.refusals))
  if (!body.ok || !query.ok || !version.ok) return refuse(...refusals)
  const { office, actor, today } = c.var
  const id = c.req.param('id') ?? ''
  return handle({
    office,
    actor,
    today,
    id,
    query: query.value,
    body: body.value,
    version: version.value,
    keep,
  })
}

function judged<T>(schema: ZodType<T> | undefined, value: unknown): Outcome<T> {
  if (!schema) return done(undefined as T)
  const result = schema.safeParse(value, { reportInput: true })
  return result.success ? done(result.data) : refuse(...refusalsOfIssues(result.error.issues))
}

const LONGEST_KEY = 200

/** The request as one that may come twice; null where nobody asked for that. */
function repeatable(
  c: AppContext,
  { method }: Pick<Operation<unknown, unknown>, 'method' | 'ifMatch'>,
  body: string,
): Outcome<Repeatable | null> {
  const key = c.req.header('Idempotency-Key')
  const { accountId } = c.var.actor
  if (key === undefined || method === 'get' || accountId === null) return done(null)
  if (!/^[\x21-\x7e]+$/.test(key) || key.length > LONGEST_KEY)
    return refuse({ code: 'bad-idempotency-key', facts: { most: LONGEST_KEY } })
  const fingerprint = fingerprintOf(method, c.req.path, c.req.header('If-Match'), body)
  return done({ accountId, key, fingerprint })
}

// A proxy that packs answers marks their versions as weak: W/"3".
function readIfMatch(
  c: AppContext,
  { ifMatch }: Pick<Operation<unknown, unknown>, 'method' | 'ifMatch'>,
): Outcome<number | null> {
  const header = ifMatch && c.req.header('If-Match')?.trim()
  if (!header) return ifMatch === 'required' ? refuse({ code: 'version-required' }) : done(null)
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  return version ? done(Number(version)) : refuse({ code: 'version-required' })
}

function replied(c: AppContext, { status = 200, body, version, location }: Reply): Response {
  if (version !== undefined) c.header('ETag', `"${version}"`)
  if (location) c.header('Location', location)
  return c.json(body, status)
}

function repeated(c: AppContext, kept: KeptAnswer): Response {
  if (kept === 'other-request') return refused(c, [{ code: 'idempotency-key-reused' }])
  c.header('Idempotency-Replayed', 'true')
  return replied(c, kept.reply)
}

/** The reasons as a program reads them; where another document stands in the way, its address beside them. */
function refused(c: AppContext, refusals: Refusal[]): Response {
  const errors = sentencesOf(refusals).map(({ field, message }) => ({
    field: field && jsonName(field),
    message,
  }))
  const standing = refusals.find(({ code }) => code === 'registered-already')?.facts?.['id']
  const body = {
    title: 'Запит не виконано',
    detail: errors.map(({ message }) => message).join(' '),
    code: refusals[0]?.code ?? 'unexpected',
    errors,
    ...(standing ? { existing: `${API}/documents/${standing}` } : {}),
  }
  return problem(c, statusOf(refusals), body)
}

// Actions name fields as forms do: «tasks[0][text]», «registeredOn».
function jsonName(field: string): string {
  return field === 'registeredOn' ? 'date' : field.replace(/\[([a-zA-Z]\w*)\]/g, '.$1')
}
