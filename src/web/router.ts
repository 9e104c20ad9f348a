import { type Context, Hono } from 'hono'
import type { Actor } from '../access/actor.ts'
import { may, type Right } from '../access/rights.ts'
import { askToSignIn, forbidden, isApi, notFound } from './answers.tsx'
import type { AppEnv, RequestContext } from './app-env.ts'
import { changesNothing } from './method.ts'
import { onceSent } from './sent-form.tsx'
import { recogniseVisitor } from './visitor.ts'

/** Who may use a route: holders of a right, all who signed in, or everybody. */
type Admission = Right | 'signed-in' | 'anyone'

export interface RouteDeclaration {
  method: Method
  path: string
  right: Admission
}

type Method = 'GET' | 'POST' | 'PATCH'
type Handler<P extends string> = (c: Context<AppEnv, P>) => Response | Promise<Response>
type Route = <P extends string>(path: P, right: Admission, handler: Handler<P>) => void

/** The routes of one room. A route cannot be made without saying who may use it. */
export interface Router {
  get: Route
  post: Route
  patch: Route
  declarations: RouteDeclaration[]
  hono: Hono<AppEnv>
}

export function createRouter(): Router {
  const hono = new Hono<AppEnv>()
  const declarations: RouteDeclaration[] = []
  const route =
    (method: Method): Route =>
    (path, right, handler) => {
      declarations.push({ method, path, right })
      hono.on(method, path, (c) => admit(c, right, () => handler(c as never)))
    }
  return { get: route('GET'), post: route('POST'), patch: route('PATCH'), declarations, hono }
}

async function admit(c: RequestContext, right: Admission, handle: () => Response | Promise<Response>) {
  if (right === 'anyone') return handle()
  const actor = await recogniseVisitor(c)
  if (!actor) return askToSignIn(c)
  c.set('actor', actor)
  if (!mayUse(actor, right)) return changesNothing(c) ? notFound(c) : forbidden(c)
  return c.req.method === 'POST' && !isApi(c) ? onceSent(c, handle) : handle()
}

function mayUse(actor: Actor, right: Right | 'signed-in'): boolean {
  return right === 'signed-in' || may(actor, right)
}
