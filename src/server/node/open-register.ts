import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureReference } from '../../../seeds/reference/ensure-reference.ts'
import type { Config } from '../../config.ts'
import { type Database, openDatabase } from '../../db/database.ts'
import { sqliteEngine } from '../../db/sqlite.ts'
import { threadEngine } from '../../db/thread-engine.ts'
import { folderFileStore } from '../../files/folder-file-store.ts'
import { type Clock, systemClock } from '../../kernel/clock.ts'
import type { AppContext } from '../../web/app-context.ts'
import { composeContext } from '../compose.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import { REGISTER_FILE } from './data-folder.ts'
import { folderInstance } from './folder-instance.ts'
import { packageRoot } from './package-root.ts'
import { threadedMailer } from './threaded-mailer.ts'
import { threadedPress } from './threaded-paper-files.ts'

/** What surrounds a register that is opened; `tell` is for the person who started the program. */
type Around = Partial<Pick<Config, 'smtpUrl' | 'publicUrl'>> & { tell?(words: string): void }

/**
 * Opens the register kept in a folder, or begins one there: newest tables, reference data, nothing else. The server
 * and every command enter here.
 */
export async function openRegister(
  dataFolder: string,
  clock: Clock = systemClock,
  { smtpUrl = null, publicUrl = null, tell = console.error }: Around = {},
): Promise<AppContext> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o750 })
  const file = join(dataFolder, REGISTER_FILE)
  const engine = sqliteEngine(file)
  try {
    bringUpToDate(engine.raw, { folder: dataFolder, migrations: join(packageRoot, 'migrations'), tell })
  } catch (error) {
    await engine.close()
    throw error
  }
  const db = openDatabase(engine)
  await ensureReference(db, clock.now())
  const reports = openDatabase(threadEngine(file))
  const files = folderFileStore(join(dataFolder, 'files'))
  return composeContext(closingToo(db, reports), files, clock, {
    reports,
    ...threadedPress(),
    publicUrl,
    mail: smtpUrl === null ? null : threadedMailer(smtpUrl),
    instance: folderInstance(dataFolder),
  })
}

// Closing the register closes its reading thread too.
function closingToo(db: Database, reports: Database): Database {
  const close = async () => {
    await reports.close()
    await db.close()
  }
  return { ...db, close }
}
