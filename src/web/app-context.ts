import type { RegisterContext } from '../db/register-context.ts'

/** All that the application has: each room takes of it what its own context names. `server/context.ts` puts it together. */
export interface AppContext extends RegisterContext {}
