import type { TermUnit } from './term.ts'

/** The event a term is counted from; its own day is not the first day of the term. */
export type StartEvent = 'receipt' | 'signing' | 'registration' | 'consideration'

/** Where a term goes whose last day is not a working one. */
export type Roll = 'back' | 'forward' | 'none'

/** How a due day is counted: a row of reference data, with the act it comes from. */
export interface CountRule {
  n: number
  unit: TermUnit
  startEvent: StartEvent
  roll: Roll
  law: string
}

/** Who may move a term, and how far. */
export type ExtensionRule =
  /** only the person or body that set it */
  | { kind: 'by-setter'; law: string }
  /** the law, to so much in all from the start event, the people to be informed named in `told` */
  | { kind: 'up-to'; n: number; unit: Exclude<TermUnit, 'hour'>; told: string; law: string }
  /** none: the law knows no extension */
  | { kind: 'none'; law: string }

/** The term of a kind of document. */
export interface TermRule extends CountRule {
  extension: ExtensionRule
}

/** A word of a resolution that stands for a term: «терміново», «негайно». */
export interface TermMark extends CountRule {
  mark: string
  /** other spellings of the same mark */
  aliases: readonly string[]
  /** ids of the kinds it is for; null where it is for all that have no mark of this word of their own */
  kinds: readonly string[] | null
}

/** «надходження», as in «Початок: 01.06.2023, надходження» */
export const startEventName: Record<StartEvent, string> = {
  receipt: 'надходження',
  signing: 'підписання',
  registration: 'реєстрація',
  consideration: 'початок розгляду',
}
