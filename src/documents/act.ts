import type { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { may, type Right } from '../access/rights.ts'
import type { DocumentRow } from '../journals/store.ts'
import type { Day } from '../kernel/day.ts'
import type { RefusalCode, Result } from '../kernel/result.ts'
import type { PlainField } from '../tasks/act.ts'
import type { TasksContext } from '../tasks/context.ts'
import type { DocumentDecision } from './actions/perform-document-act.ts'

/** What a document is to the rule of an act. */
export interface DocumentCase {
  annulled: boolean
  /** a point of it is on control, executed or not */
  onControl: boolean
  /** the account that registered it, while it may still put its own slips right */
  registrar: string | null
}

/** Who may do something to a document, and what else must be true. */
export interface DocumentRule {
  right: Right
  /** the answer where it is not */
  when(document: DocumentCase, actor: Actor): RefusalCode | null
}

/** What an act is decided upon: the document as it is, what was given, by whom, on which day. */
export interface GivenDocument<I> {
  document: DocumentRow
  input: I
  context: TasksContext
  actor: Actor
  today: Day
}

/** An act on a registered document, the same for a page, a program and the register itself. */
export interface DocumentAct<N extends string, I> extends DocumentRule {
  name: N
  input: z.ZodType<I>
  /** what is said when it is done */
  done: string
  /** a line for programs, where there is an operation for them */
  summary?: string
  /** the changes of the act, or the reasons for refusal; `whyNot` has already been checked */
  decide(given: GivenDocument<I>): Result<DocumentDecision> | Promise<Result<DocumentDecision>>
}

/** An act whose page and button are made of its fields. */
export interface DocumentFormAct<N extends string, I> extends DocumentAct<N, I> {
  words: {
    /** its button, and the heading of its page */
    label: string
    /** the same on the page itself */
    short: string
    /** what becomes of the document */
    sub: string
  }
  fields: readonly PlainField[]
  /** what its form begins with */
  values?(document: DocumentRow): Record<string, string>
  /** the refusal for which its page says what has to be done first */
  first?: { code: RefusalCode; title: string; lines: readonly string[] }
}

/** The rule of every act: a registration that was a mistake stays as it is. */
export const stands = ({ annulled }: DocumentCase): RefusalCode | null =>
  annulled ? 'document-annulled' : null

/** Whether this person puts slips of it right: the control department always, the clerk who registered it for a while. */
export function mayCorrect({ registrar }: DocumentCase, actor: Actor): boolean {
  return may(actor, 'control') || (registrar !== null && registrar === actor.accountId)
}

/** Why this person may not do this act on the document now; null if they may. The role is checked first. */
export function whyNotDocument(
  { right, when }: DocumentRule,
  document: DocumentCase,
  actor: Actor,
): RefusalCode | null {
  return may(actor, right) ? when(document, actor) : 'not-allowed'
}
