import type { Day } from '../../kernel/day.ts'
import type { LetterKind } from '../letter-kind.ts'
import type { RecipientRole } from '../plan/expected-answer.ts'

/** How urgent an item is on the day of the letter. */
export const groupNames = ['overdue', 'today', 'week', 'later'] as const
export type GroupName = (typeof groupNames)[number]

/** One task in a letter, in the words of its day. */
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
  /** the words hold data of residents and this person does not work on the task */
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
  /** what the task is to this person; letters kept from before do not say */
  concern?: RecipientRole
}

export interface LetterGroup {
  name: GroupName
  items: LetterItem[]
}

/** A table of a digest or a sheet; the first column is words, the others are numbers or days. */
export interface LetterTable {
  title: string
  heads: string[]
  rows: string[][]
  /** the last row, where columns add up */
  total: string[] | null
}

/** What stands between the head and the signature, in the order of the template. */
export type LetterBlock =
  | { as: 'salutation' | 'paragraph'; text: string }
  /** the groups stand here */
  | { as: 'items' }
  /** the tables stand here */
  | { as: 'tables' }

/** A letter as it leaves: everything that text, HTML, print and Word say. */
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
