import type { Actor } from '../../src/access/actor.ts'
import type { Day } from '../../src/kernel/day.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { placeOnControl } from '../../src/tasks/acts/placement.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import type { Completeness, RemovalGround } from '../../src/tasks/fact.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { must } from './story.ts'

/** What somebody does to a task on a day. */
export type Deed = { on: Day } & (
  | { act: 'place' }
  | { act: 'extend'; until: Day; ground: string; decidedBy: string }
  | { act: 'report'; executedOn: Day; completeness: Completeness; text: string; outgoing: string | null }
  | { act: 'accept' }
  | { act: 'return'; reason: string }
  | { act: 'execute'; executedOn: Day; completeness: Completeness; note: string | null }
  | { act: 'remove'; ground: RemovalGround }
  | { act: 'return-to-control'; ground: string }
)

/** Does it, through the very action a person's button calls. */
export async function doDeed(context: AppContext, actor: Actor, taskId: string, deed: Deed): Promise<void> {
  must(await outcomeOf(context, actor, taskId, deed), `${deed.act} on ${deed.on}`)
}

function outcomeOf(context: AppContext, actor: Actor, taskId: string, deed: Deed) {
  switch (deed.act) {
    case 'place':
      return placeOnControl(context, actor, taskId, { on: deed.on })
    case 'extend': {
      const { until, ground, decidedBy, on } = deed
      return extendTerm(context, actor, taskId, { until, ground, decidedBy, decidedOn: on })
    }
    case 'report':
      return reportExecution(context, actor, taskId, deed)
    case 'accept':
      return acceptReport(context, actor, taskId)
    case 'return':
      return returnForRework(context, actor, taskId, deed)
    case 'execute':
      return recordExecution(context, actor, taskId, { ...deed, on: deed.executedOn })
    case 'remove':
      return removeFromControl(context, actor, taskId, deed)
    case 'return-to-control':
      return returnToControl(context, actor, taskId, deed)
    default:
      return deed satisfies never
  }
}
