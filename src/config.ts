import { resolve } from 'node:path'
import { type BackupKeep, readBackupKeep, USUAL_KEEP } from './db/backup-schedule.ts'

/** What the environment says, read once. */
export interface Config {
  port: number
  host: string
  dataFolder: string
  /** Where a first start makes its demo council; null where the data folder was named, and a register must be there. */
  demoFolder: string | null
  /** Where letters go; null leaves them waiting in the outbox. */
  smtpUrl: string | null
  /** The mailbox where answers to letters come; null where there is none. */
  imapUrl: string | null
  /** The address people type, where it is not the one this program listens on. */
  publicUrl: string | null
  /** Where the program lays copies of the register by itself; null where it makes none. */
  backupFolder: string | null
  backupKeep: BackupKeep
}

/** A fault of the configuration, such as a variable that makes no sense; the message says it, in Ukrainian. */
export class ConfigMistake extends Error {}

type Environment = Record<string, string | undefined>

export function readConfig(environment: Environment): Config {
  const named = present(environment, 'VYKONANO_DATA')
  return {
    port: readPort(environment),
    host: present(environment, 'HOST') ?? '127.0.0.1',
    dataFolder: resolve(named ?? 'data'),
    demoFolder: named === undefined ? resolve('demo-data') : null,
    smtpUrl: readUrl(environment, 'SMTP_URL', ['smtp:', 'smtps:'], 'smtp://127.0.0.1:2525'),
    imapUrl: readUrl(
      environment,
      'IMAP_URL',
      ['imap:', 'imaps:'],
      'imaps://user:password@mail.example.gov.ua/INBOX',
    ),
    publicUrl: readUrl(environment, 'BASE_URL', ['http:', 'https:'], 'https://control.example.gov.ua'),
    backupFolder: readFolder(environment, 'BACKUP_FOLDER'),
    backupKeep: readKeep(environment),
  }
}

function readFolder(environment: Environment, name: string): string | null {
  const named = present(environment, name)
  return named === undefined ? null : resolve(named)
}

function readKeep(environment: Environment): BackupKeep {
  const text = present(environment, 'BACKUP_KEEP')
  if (text === undefined) return USUAL_KEEP
  const keep = readBackupKeep(text)
  if (keep) return keep
  throw new ConfigMistake(
    `BACKUP_KEEP: «${text}» — не зрозуміло, скільки копій тримати; потрібно, наприклад, hourly=24,daily=14,weekly=8,monthly=12.`,
  )
}

function readPort(environment: Environment): number {
  const text = present(environment, 'PORT') ?? '3000'
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new ConfigMistake(`PORT: «${text}» — не номер порту; потрібне ціле число від 0 до 65535.`)
}

function readUrl(
  environment: Environment,
  name: string,
  protocols: string[],
  example: string,
): string | null {
  const text = present(environment, name)
  if (text === undefined) return null
  if (protocols.includes(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '')
  throw new ConfigMistake(`${name}: «${text}» — не адреса; потрібна така, як ${example}.`)
}

// A variable that is set to nothing is not set.
function present(environment: Environment, name: string): string | undefined {
  return environment[name]?.trim() || undefined
}
