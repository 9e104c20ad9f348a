import type { Write } from '../../db/database.ts'
import type { Instant } from '../../kernel/day.ts'
import type { Mailbox } from './mailer.ts'

/**
 * A letter ready to be handed over. While `writes` is not empty it is not final yet: the commit of the writes gives the number, so
 * that numbers are gapless however many senders finalize at once, and `{{number}}` stands for it in the text. After that commit
 * `finalizeLetters` answers the letter as it is kept, with its number and without writes: that is what is sent.
 */
export interface FinalizedLetter {
  /** one recipient, never as one string; null where the person has none: the letter can still be printed and handed over */
  mailbox: Mailbox | null
  /** `<outbox id@host>`, the same at every attempt */
  messageId: string
  datedAt: Instant
  subject: string
  /** holds `{{answer:ITEM_ID}}` where an answer link goes */
  text: string
  html: string
  /** one stable id for each document the letter is about */
  references: string[]
  /** what makes it official: its number and its text. Committed after the claim and before the first attempt. */
  writes: Write[]
}

/** A letter with no items or no recipient: it takes no number. */
export interface WithheldLetter {
  /** why, in a sentence for people */
  withheld: string
  /** what became of its items */
  writes: Write[]
}
