import type { DocumentsContext } from '../documents/context.ts'
import type { Mailer } from './outbox/mailer.ts'

export interface LettersContext extends DocumentsContext {
  /** The mail server; null where none is configured, and letters wait. */
  mail: Mailer | null
  /** The address people reach the register by, for links in letters. */
  publicUrl: string | null
  /** A name kept beside the database, which a copy of the register does not have; null where the platform keeps none. */
  instance: InstanceMark | null
}

/** A name kept beside the database, not in it: a copy of the database elsewhere does not have it. */
export interface InstanceMark {
  read(): Promise<string | null>
  write(id: string): Promise<void>
}
