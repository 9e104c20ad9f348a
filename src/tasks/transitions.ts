import { type Actor, type Self, selvesOf } from '../access/actor.ts'
import type { RefusalCode } from '../kernel/result.ts'
import type { Executor } from '../people/executor.ts'
import type { Fact } from './fact.ts'
import type { TaskRow } from './store.ts'
import type { TaskState } from './task-state.ts'

/** Where a task is between being registered and leaving control. */
export type Stage = 'annulled' | 'not-on-control' | 'in-work' | 'reported' | 'partly' | 'executed' | 'removed'

/**
 * Who somebody is to a task: the control department; the lead, a co-executor, one it was sent to for information (in person,
 * as the head of the department, or as anybody of it where no person is named); of a sub-instruction, who gave it.
 */
export type Part = 'controller' | 'lead' | 'co-executor' | 'informed' | 'giver'

/** What must come with an act; what may be left out is not named here. */
export type Accompaniment = 'day' | 'reason' | 'text' | 'new day' | 'executors' | 'whose' | 'ground'

/** What a task is to the table: told from its facts, its document and the task above it. */
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
  /** the entry that may be taken back as a mistake, see `retraction.ts` */
  retractable: Fact | null
}

interface Transition {
  from: readonly Stage[]
  by: readonly Part[]
  /** where it may lead; 'same' changes nothing but the history */
  to: readonly Stage[] | 'same'
  with: readonly Accompaniment[]
  /** the same for a part of the work that the lead has given to somebody of the department; none where it is not for those */
  ofSub?: { from: readonly Stage[]; by: readonly Part[] }
  /** what else must be true, and the answer where it is not */
  when?: (task: TaskCase, actor: Actor) => RefusalCode | null
  /** the answer at any other stage, where there is a better one than the stage's own */
  otherwise?: RefusalCode
}

const EXECUTORS = ['lead', 'co-executor', 'informed'] as const
const WORKING = ['in-work', 'partly'] as const
const OPEN = ['in-work', 'partly', 'reported'] as const

const isExtendable = ({ extendable }: TaskCase) => (extendable ? null : 'extension-no-due-day')
const nobodyAsks = ({ state }: TaskCase) => (state.request ? 'request-waits' : null)
const somebodyAsks = ({ state }: TaskCase) => (state.request ? null : 'no-request')
const nobodyProposes = ({ state }: TaskCase) => (state.proposal ? 'proposal-waits' : null)
const somebodyProposes = ({ state }: TaskCase) => (state.proposal ? null : 'no-proposal')
const notYetAcknowledged = ({ state }: TaskCase, actor: Actor) =>
  state.acknowledgements.some(({ by, byLink }) =>
    byLink ? byLink.personId === actor.personId : by === actor.accountId,
  )
    ? 'acknowledged-already'
    : null

/**
 * The one table of what happens to a task: at which stage, by whom, where it leads and what must come with it. The buttons, the
 * guard of every action, the interface for programs and the tests read it, so that nothing is offered and then refused.
 */
export const transitions = {
  acknowledgement: {
    from: WORKING,
    by: EXECUTORS,
    to: 'same',
    with: [],
    ofSub: { from: WORKING, by: ['lead'] },
    when: notYetAcknowledged,
  },
  reports: {
    from: WORKING,
    by: ['lead', 'controller'],
    to: ['reported'],
    with: ['text', 'day'],
    ofSub: { from: WORKING, by: ['lead'] },
  },
  notes: {
    from: OPEN,
    by: ['lead', 'co-executor'],
    to: 'same',
    with: ['text'],
    ofSub: { from: OPEN, by: ['lead'] },
  },
  parts: { from: WORKING, by: ['co-executor'], to: 'same', with: ['text'] },
  'extension-requests': {
    from: ['in-work'],
    by: ['lead'],
    to: 'same',
    with: ['new day', 'reason'],
    when: (task) => isExtendable(task) ?? nobodyAsks(task),
  },
  'reassignment-proposals': {
    from: WORKING,
    by: ['lead', 'co-executor'],
    to: 'same',
    with: ['whose', 'reason'],
    when: nobodyProposes,
  },
  'sub-instructions': { from: WORKING, by: ['lead'], to: 'same', with: ['text', 'executors'] },
  placement: {
    from: ['not-on-control'],
    by: ['controller'],
    to: ['in-work'],
    with: ['day'],
    otherwise: 'on-control-already',
  },
  acceptance: {
    from: ['reported'],
    by: ['controller'],
    to: ['executed', 'partly'],
    with: [],
    ofSub: { from: ['reported'], by: ['giver'] },
    otherwise: 'no-report',
  },
  returns: {
    from: ['reported', 'executed', 'partly'],
    by: ['controller'],
    to: ['in-work'],
    with: ['reason'],
    ofSub: { from: ['reported', 'executed', 'partly'], by: ['giver'] },
  },
  execution: {
    from: OPEN,
    by: ['controller'],
    to: ['executed', 'partly'],
    with: ['day'],
    ofSub: { from: OPEN, by: ['giver'] },
  },
  extensions: {
    from: ['in-work', 'reported'],
    by: ['controller'],
    to: 'same',
    with: ['new day', 'day'],
    when: isExtendable,
  },
  'extension-refusals': {
    from: ['in-work', 'reported'],
    by: ['controller'],
    to: 'same',
    with: ['reason'],
    when: somebodyAsks,
  },
  reassignment: {
    from: ['not-on-control', ...OPEN],
    by: ['controller'],
    to: 'same',
    with: ['executors', 'ground'],
  },
  'reassignment-refusals': {
    from: OPEN,
    by: ['controller'],
    to: 'same',
    with: ['reason'],
    when: somebodyProposes,
  },
  splitting: {
    from: ['not-on-control', 'in-work'],
    by: ['controller'],
    to: 'same',
    with: ['text', 'executors', 'ground'],
  },
  merging: {
    from: ['in-work'],
    by: ['controller'],
    to: ['removed'],
    with: ['ground'],
    when: ({ others }) => (others > 0 ? null : 'no-other-point'),
  },
  removal: {
    from: [...OPEN, 'executed'],
    by: ['controller'],
    to: ['removed'],
    with: ['day', 'ground'],
  },
  'control-again': {
    from: ['removed'],
    by: ['controller'],
    to: ['in-work', 'reported', 'partly', 'executed'],
    with: ['day', 'ground'],
    otherwise: 'not-removed',
  },
  retractions: {
    from: [...OPEN, 'executed', 'removed'],
    by: ['controller'],
    to: ['not-on-control', ...OPEN, 'executed', 'removed'],
    with: ['reason'],
    ofSub: { from: [...OPEN, 'executed'], by: ['giver'] },
    when: ({ retractable }) => (retractable ? null : 'nothing-to-retract'),
    otherwise: 'nothing-to-retract',
  },
  edit: {
    from: ['not-on-control', ...OPEN, 'executed', 'removed'],
    by: ['controller'],
    to: 'same',
    with: ['text'],
  },
} as const satisfies Record<string, Transition>

export type ActName = keyof typeof transitions
/** The acts that have a page and a button of their own on the card; correcting words is a link beside them. */
export type FormAct = Exclude<ActName, 'edit'>
const table: Record<ActName, Transition> = transitions
export const actNames = Object.keys(transitions) as ActName[]

/** Where a task is now. A sub-instruction is in work from the moment it is given: nobody takes it on control. */
export function stageOf({ state, annulled, above }: TaskCase): Stage {
  return stageFrom({
    annulled,
    begun: state.spells.length > 0 || above !== null,
    removed: state.removedOn !== null,
    reported: state.report !== null,
    executed: state.executedOn && (state.completeness === 'partly' ? 'partly' : 'executed'),
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

/** The same told from the columns that repeat its facts, for lists of many tasks. */
export function stageOfRow(row: StageColumns, annulled: boolean): Stage {
  return stageFrom({
    annulled,
    begun: row.placed_on !== null || row.parent_id !== null,
    removed: row.removed_on !== null,
    reported: row.reported_on !== null,
    executed: row.executed_on && (row.completeness === 'partly' ? 'partly' : 'executed'),
  })
}

/** Whether the act is done at where this task stands, whoever does it; what else it needs is asked of `whyNot`. */
export function isActOf(act: ActName, row: StageColumns, annulled: boolean): boolean {
  const { from, ofSub } = table[act]
  return (row.parent_id ? (ofSub?.from ?? []) : from).includes(stageOfRow(row, annulled))
}

function stageFrom({ annulled, begun, removed, reported, executed }: Marks): Stage {
  if (annulled) return 'annulled'
  if (!begun) return 'not-on-control'
  if (removed) return 'removed'
  if (reported) return 'reported'
  return executed ?? 'in-work'
}

/** Who this person is to the task, in their own name and in the name of those they stand for today. */
export function partsOf({ state, above }: TaskCase, actor: Actor): Set<Part> {
  const parts = new Set<Part>()
  for (const self of selvesOf(actor)) {
    if (self.role === 'controller') parts.add('controller')
    for (const { role } of executorsFor(state.executors, self)) parts.add(role)
    if (above && executorsFor(above, self).some(({ role }) => role === 'lead')) parts.add('giver')
  }
  return parts
}

/** Why this person may not do this to the task as it stands; null where they may. The person is asked first, then the task. */
export function whyNot(act: ActName, task: TaskCase, actor: Actor): RefusalCode | null {
  const transition = table[act]
  const { from, by } = task.above ? (transition.ofSub ?? { from: [], by: [] }) : transition
  const parts = partsOf(task, actor)
  if (!by.some((part) => parts.has(part))) return 'not-allowed'
  const stage = stageOf(task)
  if (!from.includes(stage))
    return stage === 'annulled' ? 'document-annulled' : (transition.otherwise ?? answerAt[stage])
  return transition.when?.(task, actor) ?? null
}

/** Whether there is a button. */
export function mayAct(act: ActName, task: TaskCase, actor: Actor): boolean {
  return whyNot(act, task, actor) === null
}

/** The acts open to this person, in the order of the table. */
export function actsFor(task: TaskCase, actor: Actor): ActName[] {
  return actNames.filter((act) => mayAct(act, task, actor))
}

const answerAt: Record<Exclude<Stage, 'annulled'>, RefusalCode> = {
  'not-on-control': 'not-on-control',
  'in-work': 'no-report',
  partly: 'no-report',
  reported: 'reported-already',
  executed: 'executed-already',
  removed: 'not-on-control',
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
