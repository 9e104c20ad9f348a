import type { Child } from 'hono/jsx'
import type { Actor } from '../access/actor.ts'
import type { ActName } from '../tasks/acts.ts'
import type { TasksContext } from '../tasks/context.ts'

/** What other rooms say of the task that is open on the card of its document. */
export type CardSheets = (
  context: TasksContext,
  actor: Actor,
  open: { taskId: string; acts: readonly ActName[] },
) => Promise<Child>

export interface DocumentsContext extends TasksContext {
  besideTask: CardSheets
}
