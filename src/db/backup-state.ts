import { z } from 'zod'
import { addMinutes, formatInstant, type Instant } from '../kernel/day.ts'
import { day, instant } from '../kernel/sent-values.ts'
import type { Database } from './database.ts'
import { dropSetting, jsonSetting, keepSetting, readSetting } from './settings.ts'

const schema = z.object({
  /** since when the program makes copies by itself */
  since: instant,
  /** hours from one copy to the next */
  everyHours: z.number(),
  lastAt: instant.nullable(),
  /** whether the last copy holds the content of every file */
  whole: z.boolean(),
  /** why the last attempt failed; null where it succeeded */
  fault: z.string().nullable(),
  /** the day the administrators were last warned by letter */
  warnedOn: day.nullable(),
})

/** Copies of the register that the program makes by itself. */
export type BackupState = z.infer<typeof schema>

const backupState = jsonSetting('backups', schema.nullable(), null)

/** Null where the program makes no copies by itself. */
export function readBackupState(db: Database): Promise<BackupState | null> {
  return readSetting(db, backupState)
}

export function keepBackupState(db: Database, state: BackupState | null): Promise<void> {
  return db.commit([state ? keepSetting(backupState, state) : dropSetting(backupState)])
}

/** What is wrong with the copies, in a sentence; null where the last one came in time and is whole. */
export function backupTrouble(
  { lastAt, since, everyHours, whole }: BackupState,
  now: Instant,
): string | null {
  const last = lastAt ?? since
  if (now > addMinutes(last, 2 * everyHours * 60))
    return lastAt
      ? `копії реєстру немає з ${formatInstant(lastAt)}`
      : `жодної копії реєстру за розкладом ще не зроблено (від ${formatInstant(since)})`
  return whole ? null : 'в останній копії реєстру немає вмісту частини файлів: яких саме, скаже doctor'
}

/** The last good copy, in words. */
export function backupWords({ lastAt }: BackupState): string {
  return lastAt ? `остання копія реєстру: ${formatInstant(lastAt)}` : 'перша копія реєстру ще попереду'
}
