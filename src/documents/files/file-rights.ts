import { type Actor, type Self, selvesOf } from '../../access/actor.ts'
import { may } from '../../access/rights.ts'
import type { Executor } from '../../people/executor.ts'

/** Whether this person may add files to a document: registering and controlling is their work. */
export function mayAddScans(actor: Actor): boolean {
  return may(actor, 'register') || may(actor, 'control')
}

/**
 * Whether this person may add evidence to a task with these executors: who may add scans, an executor whom the task
 * names, the head of a department it names, and who stands for one of them today. «До відома» is no work to do.
 */
export function mayAddEvidence(executors: readonly Executor[], actor: Actor): boolean {
  if (mayAddScans(actor)) return true
  return may(actor, 'report') && selvesOf(actor).some((self) => executes(executors, self))
}

function executes(executors: readonly Executor[], self: Self): boolean {
  return executors.some(({ role, departmentId, personId }) => {
    if (role === 'informed') return false
    return personId && self.role !== 'head' ? personId === self.personId : departmentId === self.departmentId
  })
}

/** Whether this person may withdraw a file: a clerk of the register, or the person who added it. */
export function mayWithdraw(file: { recorded_by: string | null }, actor: Actor): boolean {
  return mayAddScans(actor) || (may(actor, 'report') && file.recorded_by === actor.accountId)
}
