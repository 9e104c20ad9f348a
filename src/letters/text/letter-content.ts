import type { Day } from '../../kernel/day.ts'
import type { LetterKind } from '../letter-kind.ts'
import type { RecipientRole } from '../plan/expected-answer.ts'

/** How urgent an item is on the day of the letter. */
export const groupNames = ['overdue', 'today', 'week', 'later'] as const
export type GroupName = (typeof groupNames)[number]

/** One task in a letter, as worded on the day of the letter. */
export interface LetterItem {
  /** the item of the plan that carries it: answers are given to this one */
  itemId: string
  taskId: string
  documentId: string
  /** «рішення виконкому» */
  kind: string
  /** registration index and date of the document */
  index: string
  date: Day
  point: string
  text: string
  /** the text holds personal data of residents, and this person does not work on the task */
  masked: boolean
  firstDueDay: Day | null
  dueDay: Day | null
  /** «прострочено на 5 днів», «ще 3 робочі дні» */
  standing: string
  /** why the due day is this one: the same sentences as on screen */
  why: string[]
  /** what has become of it since: a report returned, a term moved; letters kept from before have it in `expected` */
  news?: string
  /** what is expected of this person */
  expected: string
  /** the role of this person in the task; absent in letters of earlier versions */
  concern?: RecipientRole
}

export interface LetterGroup {
  name: GroupName
  items: LetterItem[]
}

/** A table of a digest or a sheet; the first column is text, the others are numbers or days. */
export interface LetterTable {
  title: string
  heads: string[]
  rows: string[][]
  /** the last row, where columns add up */
  total: string[] | null
}

/** The blocks between the heading and the signature, in the order of the template. */
export type LetterBlock =
  | { as: 'salutation' | 'paragraph'; text: string }
  /** the place of the groups */
  | { as: 'items' }
  /** the place of the tables */
  | { as: 'tables' }

/** The content of a letter, from which plain text, HTML, print and Word are made. */
export interface LetterContent {
  kind: LetterKind
  day: Day
  /** null in a preview and in a test letter */
  number: string | null
  /** the council and its control department */
  letterhead: string[]
  /** post and name in the dative, a line each */
  addressee: string[]
  heading: string
  blocks: LetterBlock[]
  groups: LetterGroup[]
  tables: LetterTable[]
  /** till when an answer is expected */
  answerBy: Day
  signature: { post: string; name: string }
  /** who prepared it, with a telephone */
  writer: string | null
}
