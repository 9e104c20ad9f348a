import type { Database, Write } from '../db/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Reference } from '../journals/reference.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Outcome } from '../kernel/result.ts'
import type { Mailer } from '../letters/outbox/mailer.ts'
import type { ReportPaper } from '../print/paper.ts'
import type { Fact } from '../tasks/fact.ts'
import type { Task } from '../tasks/store.ts'

/** What every action needs from the world: the register, the time, and the rules kept as data. */
export interface Office {
  db: Database
  /** The same register, read where long reading holds up nobody else; `db` itself where there is no such place. */
  reports: Database
  /** Where the bytes of scans and evidence lie. */
  files: FileStore
  clock: Clock
  /** The way to a mail server; null where there is none, and letters wait. */
  mail: Mailer | null
  /** Sets a report as a file of Word or Excel; where there are threads, in one that holds up nobody. */
  fileOfPaper(paper: ReportPaper, format: 'docx' | 'xlsx'): Promise<Outcome<Uint8Array>>
  /** The address people reach the register by, for links in letters. */
  publicUrl: string | null
  /** What tells this register from a copy of it; null where nothing stands beside the database. */
  instance: InstanceMark | null
  /** What else has to be written when this has happened to a task, in the very commit: letters to whom it concerns. */
  uponFacts(office: Office, task: Task, facts: readonly Fact[]): Promise<Write[]>
  /** Kinds, marks, calendar and the council's name as they stand now; read anew when somebody edits them. */
  reference(): Promise<Reference>
}

/** A name kept beside the database, not in it: a copy of the database elsewhere does not have it. */
export interface InstanceMark {
  read(): Promise<string | null>
  write(id: string): Promise<void>
}
