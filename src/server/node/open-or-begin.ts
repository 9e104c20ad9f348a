import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import type { AppContext } from '../../web/app-context.ts'
import { beginWithDemo } from '../demo-council.ts'
import { openRegister } from './open-register.ts'

/**
 * Opens the register of a folder, with the demo council in it where it was empty. A new one is filled aside and put in its
 * place whole: whoever stops the first start half way finds nothing half done at the second.
 */
export async function openOrBegin(
  folder: string,
  config: Partial<Pick<Config, 'smtpUrl' | 'publicUrl'>> = {},
): Promise<AppContext> {
  const file = join(folder, 'register.sqlite')
  if (!existsSync(file)) {
    const aside = join(folder, 'beginning')
    rmSync(aside, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o750 })
    const beginning = await openRegister(aside)
    await beginWithDemo(beginning)
    await beginning.db.close()
    renameSync(join(aside, 'register.sqlite'), file)
    rmSync(aside, { recursive: true, force: true })
  }
  const context = await openRegister(folder, undefined, config)
  await beginWithDemo(context)
  return context
}
