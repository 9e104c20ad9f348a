import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'

/** The file of the register within its folder of data. */
export const REGISTER_FILE = 'register.sqlite'

/** Copies of the database that are kept beside it from before its tables were changed. */
export const copyBeforeMigration = /^before-migration-\d{4}\.db$/

/** What a folder of data holds: a register, nothing of one, or what is left of one whose file is lost. */
export type DataFolder = { holds: 'register' } | { holds: 'nothing' } | { holds: 'remains'; names: string[] }

/**
 * Looks before anything is opened there. A new register must not begin among the remains of a lost one: SQLite would take the
 * log that was left for the log of the new file, and throws it away where the file is empty.
 */
export function lookInto(folder: string): DataFolder {
  const names = namesIn(folder)
  if (names.includes(REGISTER_FILE) && statSync(join(folder, REGISTER_FILE)).size > 0)
    return { holds: 'register' }
  const left = names.filter((name) => isRemains(folder, name)).sort()
  return left.length > 0 ? { holds: 'remains', names: left } : { holds: 'nothing' }
}

/**
 * Where the register of this program lies: in the data folder; in the demo's only where no folder was named and the usual one
 * has never been there, as in a fresh clone.
 */
export function folderInUse({ dataFolder, demoFolder }: Pick<Config, 'dataFolder' | 'demoFolder'>): string {
  return demoFolder === null || existsSync(dataFolder) ? dataFolder : demoFolder
}

function isRemains(folder: string, name: string): boolean {
  if (name === 'files') return namesIn(join(folder, name)).length > 0
  return name === 'instance' || name.startsWith(REGISTER_FILE) || copyBeforeMigration.test(name)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
