import { type Actor, type Self, selvesOf } from '../access/actor.ts'
import { may } from '../access/rights.ts'
import type { Day } from '../kernel/day.ts'
import type { RefusalCode } from '../kernel/result.ts'
import type { Executor } from '../people/executor.ts'
import type { Completeness, Fact } from './fact.ts'
import type { TaskRow } from './store.ts'
import type { TaskState } from './task-state.ts'

/** Where a task is between being registered and leaving control. */
export type Stage = 'annulled' | 'not-on-control' | 'in-work' | 'reported' | 'partly' | 'executed' | 'removed'

/**
 * The role of a person in a task: the control department; the clerk who has just registered its document; the lead, a co-executor, one it was sent to for information (in person,
 * as the head of the department, or as anybody of it where no person is named); of a sub-instruction, who gave it.
 */
export type Part = 'controller' | 'registrar' | 'lead' | 'co-executor' | 'informed' | 'giver'

/** A task as the table of transitions sees it: derived from its facts, its document and the task above it. */
export interface TaskCase {
  state: TaskState
  /** the document was registered by mistake */
  annulled: boolean
  /** there is a due day, and some later one is allowed by the law of the kind */
  extendable: boolean
  /** how many other points of the document are in work */
  others: number
  /** of a sub-instruction, the executors of the task it is part of */
  above: readonly Executor[] | null
  /** the account that registered the document, while it may still put its own slips right */
  registrar: string | null
  /** whether the task came to other executors since the report that waits */
  reportOfOthers: boolean
  /** the entry that may be taken back as a mistake, see `retraction.ts` */
  retractable: Fact | null
}

/** Those an act may be for, and the stages at which most of them are. */
export const EXECUTORS = ['lead', 'co-executor', 'informed'] as const
export const WORKING = ['in-work', 'partly'] as const
export const OPEN = ['in-work', 'partly', 'reported'] as const

/** Why the term of this task cannot be moved at all. */
export function mayBeExtended({ extendable }: TaskCase): RefusalCode | null {
  return extendable ? null : 'extension-no-due-day'
}

/** Where a task is now. A sub-instruction is in work from the moment it is given: it is never taken on control. */
export function stageOf({ state, annulled, above }: TaskCase): Stage {
  return stageFrom({
    annulled,
    begun: state.controlPeriods.length > 0 || above !== null,
    removed: state.removedOn !== null,
    reported: state.report !== null,
    executed: executionOf(state.executedOn, state.completeness),
  })
}

type Marks = Record<'annulled' | 'begun' | 'removed' | 'reported', boolean> & {
  executed: 'partly' | 'executed' | null
}

/** What of a task's columns says where it is. */
export type StageColumns = Pick<
  TaskRow,
  'parent_id' | 'placed_on' | 'removed_on' | 'reported_on' | 'executed_on' | 'completeness'
>

/** The same derived from the columns that repeat its facts, for lists of many tasks. */
export function stageOfRow(row: StageColumns, annulled: boolean): Stage {
  return stageFrom({
    annulled,
    begun: row.placed_on !== null || row.parent_id !== null,
    removed: row.removed_on !== null,
    reported: row.reported_on !== null,
    executed: executionOf(row.executed_on, row.completeness),
  })
}

function executionOf(executedOn: Day | null, completeness: Completeness | null): Marks['executed'] {
  if (executedOn) return 'executed'
  return completeness === 'partly' ? 'partly' : null
}

function stageFrom({ annulled, begun, removed, reported, executed }: Marks): Stage {
  if (annulled) return 'annulled'
  if (!begun) return 'not-on-control'
  if (removed) return 'removed'
  if (reported) return 'reported'
  return executed ?? 'in-work'
}

/** Who this person is to the task, in their own name and in the name of those they stand for today. */
export function partsOf({ state, above, registrar }: TaskCase, actor: Actor): Set<Part> {
  const parts = new Set<Part>()
  if (registrar && registrar === actor.accountId && may(actor, 'register')) parts.add('registrar')
  for (const self of selvesOf(actor)) {
    if (self.role === 'controller') parts.add('controller')
    for (const { role } of executorsFor(state.executors, self)) parts.add(role)
    if (above && executorsFor(above, self).some(({ role }) => role === 'lead')) parts.add('giver')
  }
  return parts
}

/** Those of the executors that this person answers for: the person, the department headed, the department named alone. */
export function executorsFor(executors: readonly Executor[], self: Self): Executor[] {
  return executors.filter((executor) => answersFor(executor, self))
}

function answersFor({ departmentId, personId }: Executor, self: Self): boolean {
  if (self.role === 'head') return departmentId === self.departmentId
  if (self.role !== 'executor') return false
  return personId ? personId === self.personId : departmentId === self.departmentId
}
