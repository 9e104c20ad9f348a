import type { ByLink } from '../access/actor.ts'
import type { Day, Instant } from '../kernel/day.ts'
import type { Executor } from '../people/executor.ts'

/** Why a task left control. */
export type RemovalGround =
  /** the resolution «До справи» (or «Взято до відома», «Надіслано роз'яснення»), in its own words */
  | { kind: 'to-file'; words: string }
  /** a decision of the executive committee; it need not be registered here */
  | { kind: 'decision'; number: string; date: Day; words: string }
  /** what an older register says, kept as written; null where it says nothing */
  | { kind: 'other'; words: string | null }

export type Completeness = 'full' | 'partly'

/**
 * What an act that returns a task to control says of its execution: it stands and is looked at again («перевірка»), or it falls
 * («не виконано») and the task is open from that day.
 */
export const executionChoices = ['stands', 'falls'] as const
export type ExecutionChoice = (typeof executionChoices)[number]

/** A control point of a periodic term as it was laid down: its day, the one the term names, and the period it is about. */
export interface LaidPoint {
  due: Day
  named: Day
  /** the first day on which a report may be about it */
  begins: Day
  period: string
}

/** What can happen to a task. `happenedOn` is the legal day of each, see `Fact`. */
export type Happening =
  /**
   * The first due day; null for «постійно» and for no term. Of a periodic term also its control points, laid down by the calendar
   * for some time ahead; a later such fact takes the place of those that begin after its day. `ends` where there will be no more.
   */
  | ({ kind: 'term-set'; day: Day | null; points?: LaidPoint[]; ends?: true } & Correcting)
  /** the first executors, and others after them by an act; `answers` names the proposal it accepts */
  | ({ kind: 'assigned'; executors: Executor[]; ground?: string; answers?: number } & Correcting)
  | { kind: 'placed' }
  /** `answers` names the request it grants */
  | ({
      kind: 'extended'
      until: Day
      ground: string | null
      decidedBy: string | null
      answers?: number
    } & Correcting)
  | { kind: 'extension-asked'; until: Day; reason: string }
  | { kind: 'extension-refused'; reason: string; answers: number }
  /** «отримано»: the person who records it has read the task */
  | { kind: 'acknowledged' }
  /** on the way, not executed */
  | { kind: 'noted'; text: string }
  /** what a co-executor gave to the lead */
  | { kind: 'part-reported'; departmentId: string; personId: string | null; text: string }
  /** a part of it given to a person of the lead's department: the task below this one */
  | { kind: 'delegated'; taskId: string; personId: string }
  /** «не наше», and whose it is */
  | { kind: 'reassignment-proposed'; whose: string; reason: string }
  | { kind: 'reassignment-declined'; reason: string; answers: number }
  | {
      kind: 'reported'
      executedOn: Day
      completeness: Completeness
      text: string
      outgoing: string | null
      despite?: string
      /** of a periodic task, the due day of the control point that it is about */
      point?: Day
    }
  | { kind: 'returned'; reason: string }
  /** happened on the day of the outgoing reply or adopted act, not of the click */
  | { kind: 'executed'; completeness: Completeness | null; note: string | null; point?: Day }
  | { kind: 'removed'; ground: RemovalGround }
  /** `execution` is absent in acts recorded when none of them said it: then it stands, and figures are as they were */
  | { kind: 'returned-to-control'; ground: string; execution?: ExecutionChoice }
  | { kind: 'edited'; changes: FieldChange[] }
  /** an earlier fact was entered by mistake; it stays in the history and no longer counts */
  | { kind: 'retracted'; retracts: number; reason: string | null }

/**
 * A fact written anew in the place of one that was written wrongly and is retracted beside it: the same legal day, and the place of the
 * first of them in the history.
 */
export interface Correcting {
  corrects?: number
}

export interface FieldChange {
  field: string
  from: string | null
  to: string | null
}

/** A happening with its place in the task's history and both of its times. */
export type Fact = Happening & {
  seq: number
  happenedOn: Day
  recordedAt: Instant
  /** account; null for the register itself */
  recordedBy: string | null
  /** given by the link of a letter */
  byLink?: ByLink
}
