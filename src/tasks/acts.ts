import type { Actor } from '../access/actor.ts'
import { type ActButton, type FormAct, type TaskAct, whyNot } from './act.ts'
import { acceptance } from './acts/acceptance.ts'
import { acknowledgement } from './acts/acknowledgement.ts'
import { controlAgain } from './acts/control-again.ts'
import { edit } from './acts/edit.ts'
import { execution } from './acts/execution.ts'
import { extensionRefusals } from './acts/extension-refusals.ts'
import { extensionRequests } from './acts/extension-requests.ts'
import { extensions } from './acts/extensions.ts'
import { merging } from './acts/merging.ts'
import { notes } from './acts/notes.ts'
import { parts } from './acts/parts.ts'
import { placement } from './acts/placement.ts'
import { reassignment } from './acts/reassignment.ts'
import { reassignmentProposals } from './acts/reassignment-proposals.ts'
import { reassignmentRefusals } from './acts/reassignment-refusals.ts'
import { removal } from './acts/removal.ts'
import { reportWithdrawals } from './acts/report-withdrawals.ts'
import { reports } from './acts/reports.ts'
import { retractions } from './acts/retractions.ts'
import { returns } from './acts/returns.ts'
import { splitting } from './acts/splitting.ts'
import { subInstructions } from './acts/sub-instructions.ts'
import { type StageColumns, stageOfRow, type TaskCase } from './stage.ts'

/*
 * The one table of what happens to a task, in the order of its buttons. The guard of every act, its page, the interface for
 * programs and the tests read it, so that nothing is offered and then refused.
 */

const withForm = [
  acknowledgement,
  reports,
  reportWithdrawals,
  notes,
  parts,
  extensionRequests,
  reassignmentProposals,
  subInstructions,
  placement,
  acceptance,
  returns,
  execution,
  extensions,
  extensionRefusals,
  reassignment,
  reassignmentRefusals,
  splitting,
  merging,
  removal,
  controlAgain,
  retractions,
] as const

/** The acts that have a page and a button of their own on the card; correcting words is a link beside them. */
export type FormActName = (typeof withForm)[number]['name']
export type ActName = FormActName | typeof edit.name

export const formActs: readonly FormAct<FormActName, unknown>[] = withForm
export const acts: readonly TaskAct<ActName, unknown>[] = [...withForm, edit]
export const actNames = acts.map(({ name }) => name)

const byName = new Map(acts.map((act) => [act.name, act]))

/** Whether the act is possible at the stage of this task, for any person; `whyNot` checks the role and the other conditions. */
export function isActOf(act: ActName, row: StageColumns, annulled: boolean): boolean {
  const { from, ofSub } = byName.get(act)!
  return (row.parent_id ? (ofSub?.from ?? []) : from).includes(stageOfRow(row, annulled))
}

/** Whether there is a button. */
export function mayAct(act: ActName, task: TaskCase, actor: Actor): boolean {
  return whyNot(byName.get(act)!, task, actor) === null
}

/** The acts open to this person, in the order of the table. */
export function actsFor(task: TaskCase, actor: Actor): ActName[] {
  return actNames.filter((act) => mayAct(act, task, actor))
}

/** The same as buttons; correcting words has none. */
export function buttonsFor(task: TaskCase, actor: Actor): ActButton<FormActName>[] {
  return formActs.filter((act) => whyNot(act, task, actor) === null)
}
