import type { Actor } from '../accounts/actor.ts'
import { may } from '../accounts/rights.ts'
import type { Executor } from '../executors/executor.ts'

/** Whether this person may add files to a document: registering and controlling is their work. */
export function mayAddScans(actor: Actor): boolean {
  return may(actor, 'register') || may(actor, 'control')
}

/**
 * Whether this person may add evidence to a task with these executors: who may add scans, an executor whom the task
 * names, and the head of a department it names. «До відома» is nobody's work.
 */
export function mayAddEvidence(executors: readonly Executor[], actor: Actor): boolean {
  if (mayAddScans(actor)) return true
  if (!may(actor, 'report')) return false
  return executors.some(({ role, departmentId, personId }) => {
    if (role === 'informed') return false
    if (personId && actor.role === 'executor') return personId === actor.personId
    return departmentId === actor.departmentId
  })
}

/** Whether this person may take a file out of the lists: who keeps the register, and whoever added it. */
export function mayWithdraw(file: { recorded_by: string | null }, actor: Actor): boolean {
  return mayAddScans(actor) || (may(actor, 'report') && file.recorded_by === actor.accountId)
}
