import type { DocumentsContext } from '../documents/context.ts'
import type { Mailer } from './outbox/mailer.ts'

export interface LettersContext extends DocumentsContext {
  /** The way to a mail server; null where there is none, and letters wait. */
  mail: Mailer | null
  /** The address people reach the register by, for links in letters. */
  publicUrl: string | null
  /** What tells this register from a copy of it; null where nothing stands beside the database. */
  instance: InstanceMark | null
}

/** A name kept beside the database, not in it: a copy of the database elsewhere does not have it. */
export interface InstanceMark {
  read(): Promise<string | null>
  write(id: string): Promise<void>
}
