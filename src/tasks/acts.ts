import type { Actor, Role } from '../accounts/actor.ts'
import { leadOf, type TaskState } from './task-state.ts'

/** What people do to a task on its card. */
export type ActName =
  | 'placement'
  | 'reports'
  | 'acceptance'
  | 'returns'
  | 'execution'
  | 'extensions'
  | 'removal'
  | 'control-again'

/** Where a task is between being registered and leaving control. */
type Stage = 'not-on-control' | 'in-work' | 'reported' | 'executed' | 'removed'

function stageOf(state: TaskState): Stage {
  if (state.spells.length === 0) return 'not-on-control'
  if (state.removedOn) return 'removed'
  if (state.executedOn) return 'executed'
  return state.report ? 'reported' : 'in-work'
}

/** The one table of what may be done at which stage and by whom: buttons and guards read it. */
const acts: Record<ActName, { at: readonly Stage[]; by: readonly Role[] }> = {
  placement: { at: ['not-on-control'], by: ['controller'] },
  reports: { at: ['in-work'], by: ['executor', 'head', 'controller'] },
  acceptance: { at: ['reported'], by: ['controller'] },
  returns: { at: ['reported', 'executed'], by: ['controller'] },
  execution: { at: ['in-work', 'reported'], by: ['controller'] },
  extensions: { at: ['in-work', 'reported'], by: ['controller'] },
  removal: { at: ['in-work', 'reported', 'executed'], by: ['controller'] },
  'control-again': { at: ['removed'], by: ['controller'] },
}

/** Whether this person may do this to a task in this state. Executors report for the lead executor alone. */
export function mayAct(act: ActName, state: TaskState, actor: Actor): boolean {
  const { at, by } = acts[act]
  if (!at.includes(stageOf(state)) || !by.includes(actor.role)) return false
  return act !== 'reports' || speaksForLead(state, actor)
}

/** The acts open to this person, in the order of the table. */
export function actsFor(state: TaskState, actor: Actor): ActName[] {
  return (Object.keys(acts) as ActName[]).filter((act) => mayAct(act, state, actor))
}

// The lead in person, the head of the lead's department, and where the act names a department only, anybody of it.
function speaksForLead(state: TaskState, actor: Actor): boolean {
  const lead = leadOf(state.executors)
  if (!lead || actor.role === 'controller') return lead !== undefined
  if (lead.personId && actor.role === 'executor') return lead.personId === actor.personId
  return lead.departmentId === actor.departmentId
}
