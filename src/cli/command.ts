import type { Result } from '../kernel/result.ts'
import type { AppContext } from '../web/app-context.ts'
import type { BackupSummary } from './backup-summary.ts'

/** One command: the words that call it, what it takes, and what it does. */
export interface Command {
  /** «import», «user add» */
  name: string
  /** One line in the list of commands. */
  summary: string
  /** Paragraphs of its help, where there is more to say. */
  notes?: readonly string[]
  /** What follows the name without dashes, in order; all are required. */
  operands?: readonly Operand[]
  options?: Readonly<Record<string, CommandOption>>
  run(call: Call): Promise<Result<Answer>>
}

export interface Operand {
  /** The key under which `call.operands` holds it. */
  name: string
  /** «ФАЙЛ» */
  placeholder: string
  help: string
}

export interface CommandOption {
  /** «АДРЕСА»; an option without one is a switch. */
  placeholder?: string
  help: string
  required?: boolean
}

/** How a command was called: checked against its table, the values as they were written. */
export interface Call {
  /** Every operand of the table is here. */
  operands: Readonly<Record<string, string>>
  /** What was given with a value; every required one is here. */
  options: Readonly<Record<string, string | undefined>>
  /** Whether a switch was given; `json` is one for every command. */
  has(name: string): boolean
  /** The address people type to reach the register. */
  publicUrl: string
  /** The register of the data folder; where there is none, one begins there or the command ends with a refusal. */
  openRegister(whereNone?: 'begin'): Promise<AppContext>
  /** Serves the register of the data folder until a signal stops the process; refused where there is none. */
  serve(): Promise<Result<never>>
  /** The register of the data folder, if there is one. */
  findRegister(): Promise<AppContext | undefined>
  /** Copies the register of the data folder into one file; without a name it lies here under the moment of the copy. */
  backup(out?: string): Promise<Result<BackupSummary>>
  /** Reads a copy to its last byte and changes nothing. */
  checkBackup(file: string): Promise<Result<BackupSummary>>
  /** Puts the register of a copy into the data folder, which must be empty or absent. */
  restore(file: string): Promise<Result<BackupSummary & { folder: string }>>
}

/** What is printed on stdout: lines for a person, or one value for a program, with `--json`. */
export interface Answer {
  lines: readonly string[]
  value: unknown
  /** A file instead of lines: what goes to stdout as it is. */
  bytes?: Uint8Array
  /** Done, and yet something is wrong: sentences for stderr; the exit code is 1. */
  failures?: readonly string[]
}
