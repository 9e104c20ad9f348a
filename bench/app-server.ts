import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import { keepPreparing } from '../src/server/node/keep-preparing.ts'
import { openOffice } from '../src/server/node/open-register.ts'
import { packageRoot } from '../src/server/node/package-root.ts'
import { staticFiles } from '../src/web/static-files.ts'
import { clock } from './prepared-register.ts'
import { answerParent } from './program.ts'

/** The register as `src/main.ts` serves it, only with the clock of the bench. */
export async function appServer(dataFolder: string): Promise<void> {
  const office = await openOffice(dataFolder, clock)
  const app = createApp(office, {
    serveStatic: staticFiles(join(packageRoot, 'dist/assets/static')),
    toPrepare: keepPreparing(office).wake,
  })
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    answerParent(`http://127.0.0.1:${port}`),
  )
}
