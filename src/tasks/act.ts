import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { RefusalCode, Result } from '../kernel/result.ts'
import type { KnownBefore } from './act-notes.ts'
import type { Decision } from './actions/perform-act.ts'
import type { TasksContext } from './context.ts'
import { type Part, partsOf, type Stage, stageOf, type TaskCase } from './stage.ts'
import type { Task } from './store.ts'

/** At which stage something may happen to a task, by whom, and where it leads. */
export interface Rule {
  from: readonly Stage[]
  by: readonly Part[]
  /** where it may lead; 'same' changes nothing but the history */
  to: readonly Stage[] | 'same'
  /** the same for a part of the work that the lead has given to a person of the department; none where it is not for those */
  ofSub?: { from: readonly Stage[]; by: readonly Part[] }
  /** what else must be true, and the answer where it is not */
  when?: (task: TaskCase, actor: Actor) => RefusalCode | null
  /** the answer at any other stage, where there is a better one than the stage's own */
  otherwise?: RefusalCode
}

/** What an act is decided upon: the task as it is, what was given, by whom, on which day. */
export interface Given<I> {
  task: Task
  input: I
  context: TasksContext
  actor: Actor
  today: Day
}

/** An act on a task, the same for a page, a program and the register itself. */
export interface TaskAct<N extends string, I> extends Rule {
  name: N
  /** the events of the act, or the reasons for refusal; `whyNot` has already been checked */
  decide(given: Given<I>): Result<Decision> | Promise<Result<Decision>>
}

/** An act with a page, a button and an operation for programs; all of them are made of this. */
export interface FormAct<N extends string, I> extends TaskAct<N, I> {
  words: ActWords
  /** what a program sends in JSON; a form comes to the same once its text is read */
  input: z.ZodType<I>
  fields: readonly FormField[]
  /** reads a form whose fields do not say how */
  form?: z.ZodType
  /** what its form begins with, besides today */
  values?(known: KnownBefore): Record<string, string>
  /** notes above the form: the request that waits, parts of co-executors, who decides and whether it is late */
  about?(known: KnownBefore): string[]
  /** the person who did it may undo it in one step for a minute */
  undoable?: true
  /** files may come with it: what executors send to the controller, and to the lead */
  evidence?: true
}

export interface ActWords {
  /** what the button says */
  label: string
  /** the same beside a row of a list, where it can be said shorter */
  short?: string
  /** the heading of its form */
  title: string
  /** a key on the card */
  key?: string
  /** done by the button itself: there is nothing to fill in */
  direct?: true
  /** what is said when it is done */
  done: string
  /** a line for programs */
  summary: string
}

/** What a button needs of an act. */
export type ActButton<N extends string = string> = Pick<FormAct<N, unknown>, 'name' | 'words'>

interface Labelled {
  name: string
  label: string
  hint?: string
}

/** A field of an act's form: the page makes a control of it, the reader of forms a value. */
export type FormField =
  | ({ kind: 'day'; quicks?: true; optional?: true } & Labelled)
  | TextField
  | ({ kind: 'combobox'; suggest: string } & Labelled)
  | ({ kind: 'executors' } & Labelled)
  /** in full or partly */
  | { kind: 'completeness'; name: 'completeness' }
  /** which control point of a periodic task it is about; asked where several are open */
  | { kind: 'control-point'; name: 'point' }
  /** another point of the document */
  | ({ kind: 'other-point' } & Labelled)
  /** what an act that returns to control says of the execution */
  | { kind: 'execution'; name: 'execution' }
  /** the place of an entry in the history */
  | { kind: 'entry'; name: string }
  /** a resolution or a decision; read by a form of its own */
  | { kind: 'removal-ground' }
  /** a sentence instead of a field */
  | { kind: 'note'; text: string }

type TextField = {
  kind: 'text'
  lines?: number
  short?: true
  autofocus?: true
  optional?: true
  /** shown only while a sub-instruction of the task is not done */
  whileOpenBelow?: true
} & Labelled

/** What a form can ask without knowing a task. */
export type PlainField = Extract<FormField, { kind: 'day' | 'text' | 'combobox' | 'note' }>

/** An act whose input is typed by its schema. */
export function defineAct<const N extends string, I>(act: FormAct<N, I>): FormAct<N, I> {
  return act
}

/** Why this person may not do this act on the task now; null if they may. The role is checked first, then the stage. */
export function whyNot(rule: Rule, task: TaskCase, actor: Actor): RefusalCode | null {
  const { from, by } = task.above ? (rule.ofSub ?? { from: [], by: [] }) : rule
  const parts = partsOf(task, actor)
  if (!by.some((part) => parts.has(part))) return 'not-allowed'
  const stage = stageOf(task)
  if (!from.includes(stage))
    return stage === 'annulled' ? 'document-annulled' : (rule.otherwise ?? answerAt[stage])
  return rule.when?.(task, actor) ?? null
}

const answerAt: Record<Exclude<Stage, 'annulled'>, RefusalCode> = {
  'not-on-control': 'not-on-control',
  'in-work': 'no-report',
  partly: 'no-report',
  reported: 'reported-already',
  executed: 'executed-already',
  removed: 'not-on-control',
}
