import type { ZodType } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Right } from '../access/rights.ts'
import type { Day } from '../kernel/day.ts'
import { givenTwice } from '../kernel/given-twice.ts'
import { allOf, done, type Result, reject } from '../kernel/result.ts'
import type { AppContext } from '../web/app-context.ts'
import type { RequestContext } from '../web/app-env.ts'
import { createRouter, type Router } from '../web/router.ts'
import { type Keep, once } from './once.ts'
import { parseJson, readBody } from './read-json.ts'
import { refusalsOfIssues } from './refusals-of-issues.ts'
import type { Reply } from './reply.ts'
import { API, refused } from './reply.ts'

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
  /** 200 by default */
  status?: 200 | 201
  /** What comes or goes is not JSON: a form of files, the content of one. */
  sends?: 'files'
  answers?: 'content'
  /** Whether the version one saw must, or may, be named. */
  ifMatch?: 'required' | 'optional'
}

/** A request that has been read and judged by its schemas. */
export interface Ask<Q, B> {
  context: AppContext
  actor: Actor
  today: Day
  /** The id in the path; '' where it has none. */
  id: string
  query: Q
  body: B
  /** Of If-Match; null where there was none. */
  version: number | null
  keep: Keep
}

export type Handler<Q, B> = (ask: Ask<Q, B>) => Promise<Result<Reply>>

/** Routes of the interface for programs: a room like all others, and the list of what was declared in it. */
export interface Api {
  room: Router
  operations: Operation<unknown, unknown>[]
  declare<Q = unknown, B = unknown>(operation: Operation<Q, B>, handle: Handler<Q, B>): void
}

export function createApi(): Api {
  const router = createRouter()
  const operations: Operation<unknown, unknown>[] = []
  return {
    room: router,
    operations,
    declare(operation, handle) {
      operations.push(operation as Operation<unknown, unknown>)
      router[operation.method](API + operation.path, operation.right, (c) =>
        respond(c as RequestContext, operation, handle),
      )
    },
  }
}

async function respond<Q, B>(
  c: RequestContext,
  operation: Operation<Q, B>,
  handle: Handler<Q, B>,
): Promise<Response> {
  const sent = operation.method === 'get' ? done('') : await readBody(c.req.raw)
  if (!sent.ok) return refused(c, sent.refusals)
  return once(c, sent.value, (keep) => attempt(c, { operation, handle, sent: sent.value, keep }))
}

async function attempt<Q, B>(
  c: RequestContext,
  {
    operation,
    handle,
    sent,
    keep,
  }: { operation: Operation<Q, B>; handle: Handler<Q, B>; sent: string; keep: Keep },
): Promise<Result<Reply>> {
  const json = operation.body ? parseJson(sent) : done(undefined)
  if (!json.ok) return json
  const body = judged(operation.body, json.value)
  const parameters = new URL(c.req.url).searchParams
  const twice = givenTwice(parameters)
  if (twice.length > 0) return reject(...twice)
  const query = judged(operation.query, Object.fromEntries(parameters))
  const version = readIfMatch(c, operation)
  const read = allOf({ body, query, version })
  if (!read.ok) return read
  const { context, actor, today } = c.var
  const id = c.req.param('id') ?? ''
  return handle({
    context,
    actor,
    today,
    id,
    ...read.value,
    keep,
  })
}

function judged<T>(schema: ZodType<T> | undefined, value: unknown): Result<T> {
  if (!schema) return done(undefined as T)
  const result = schema.safeParse(value, { reportInput: true })
  return result.success ? done(result.data) : reject(...refusalsOfIssues(result.error.issues))
}

// A proxy that packs answers marks their versions as weak: W/"3".
function readIfMatch(
  c: RequestContext,
  { ifMatch }: Pick<Operation<unknown, unknown>, 'method' | 'ifMatch'>,
): Result<number | null> {
  const header = ifMatch && c.req.header('If-Match')?.trim()
  if (!header) return ifMatch === 'required' ? reject({ code: 'version-required' }) : done(null)
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  return version ? done(Number(version)) : reject({ code: 'version-required' })
}
