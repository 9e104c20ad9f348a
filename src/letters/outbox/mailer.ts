/** A message as it leaves: the same bytes at every attempt, for one recipient. */
export interface Message {
  /** of the outbox: names the message in a header of our own, and keeps its parts apart by a boundary that never changes */
  id: string
  messageId: string
  date: Date
  from: Mailbox
  to: Mailbox
  subject: string
  text: string
  html: string
  references: readonly string[]
}

export interface Mailbox {
  name: string
  address: string
}

/**
 * What became of an attempt, with the server's words. A refusal is certain at any verb; a connection that breaks after the body has
 * begun leaves it unknown whether the letter was taken.
 */
export type Delivery =
  | { outcome: 'accepted' | 'deferred' | 'rejected' | 'unknown'; words: string }
  /**
   * the server did not come as far as a letter: not there, or it refuses the connection or the password. The next letter will
   * fail too, and this letter is not to blame.
   */
  | { outcome: 'unreachable'; words: string }

/** The beginning of the answer of an attempt that did not reach the letter. */
export const UNREACHABLE = 'Сервер недоступний:'

/** One connection to the mail server; letters go over it one after another, however many are given at once. */
export interface MailConnection {
  send(message: Message): Promise<Delivery>
  close(): void
}

/** The connection to a mail server. */
export interface Mailer {
  connect(): MailConnection
  /** whether letters and the password leave this machine unencrypted, because the address says so */
  inTheClear?: boolean
  /** how long a letter may take before others overtake it, in ms */
  patience?: number
}
