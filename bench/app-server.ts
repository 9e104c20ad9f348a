import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { keepExporting } from '../src/server/node/keep-exporting.ts'
import { openRegister } from '../src/server/node/open-register.ts'
import { packageRoot } from '../src/server/node/package-root.ts'
import { packAnswers } from '../src/web/pack-answers.ts'
import { staticFiles } from '../src/web/static-files.ts'
import { clock } from './prepared-register.ts'
import { answerParent } from './program.ts'

/** The register as `src/main.ts` serves it, only with the clock of the bench. */
export async function appServer(dataFolder: string): Promise<void> {
  const context = await openRegister(dataFolder, clock)
  const app = createApp(context, {
    serveStatic: staticFiles(join(packageRoot, 'dist/assets/static')),
    toPrepare: keepExporting(context).wake,
  })
  serve({ fetch: packAnswers(app.fetch), hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    answerParent(`http://127.0.0.1:${port}`),
  )
}
