import type { Context } from 'hono'
import type { Actor } from '../access/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { AppContext } from './app-context.ts'
import type { PageFrame } from './page-frame.ts'
import type { Runtime } from './runtime.ts'
import type { SentForm } from './sent-form.tsx'

/** What every handler finds in `c.var`. */
export interface AppEnv {
  Variables: {
    context: AppContext
    runtime: Runtime
    frame: PageFrame
    /** One Kyiv day for the whole request. */
    today: Day
    /** Who asks. Not there on routes open to 'anyone'. */
    actor: Actor
    /** The form that is being answered. */
    sent?: SentForm
  }
}

export type RequestContext = Context<AppEnv>
