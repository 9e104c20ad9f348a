import { renameSync, rmSync } from 'node:fs'
import type { Config } from '../../config.ts'
import { done, type Result, reject } from '../../kernel/result.ts'
import type { AppContext } from '../../web/app-context.ts'
import { beginWithDemo } from '../demo-council.ts'
import { folderInUse, lookInto } from './data-folder.ts'
import { openRegister } from './open-register.ts'
import { Refused } from './refused.ts'

/** The register that a server serves, and the folder it lies in. */
export interface Served {
  context: AppContext
  folder: string
}

/**
 * Opens the register of the data folder; in a fresh clone the demo council, in a folder of its own. A register that is not where
 * it was named is a refusal, and so is what is left of a lost one.
 */
export async function openServed(config: Config): Promise<Result<Served>> {
  const folder = folderInUse(config)
  if (folder === config.demoFolder && lookInto(folder).holds === 'nothing') await makeDemo(folder)
  return openFound(folder, config)
}

async function openFound(folder: string, config: Config): Promise<Result<Served>> {
  const found = lookInto(folder)
  if (found.holds === 'remains')
    return reject({ code: 'register-lost', facts: { folder, found: found.names.join(', ') } })
  if (found.holds === 'nothing') return reject({ code: 'no-register-to-serve', facts: { folder } })
  const opened = await openRegister(folder, undefined, {
    smtpUrl: config.smtpUrl,
    publicUrl: config.publicUrl ?? `http://localhost:${config.port}`,
    tell: console.log,
  }).then(done, refused)
  if (!opened.ok) return opened
  const context = opened.value
  const account = await context.db.read.selectFrom('accounts').select('id').limit(1).executeTakeFirst()
  if (account) return done({ context, folder })
  await context.db.close()
  return reject({ code: 'register-without-people', facts: { folder } })
}

function refused(error: unknown) {
  if (error instanceof Refused) return reject(error.refusal)
  throw error
}

// Filled aside and put in its place whole, with its files: a first start that is stopped half way leaves nothing half done at
// the second.
async function makeDemo(folder: string): Promise<void> {
  const aside = `${folder}.beginning`
  rmSync(aside, { recursive: true, force: true })
  const context = await openRegister(aside)
  await beginWithDemo(context)
  await context.db.close()
  renameSync(aside, folder)
}
