import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { createApp } from '../../src/app.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { packAnswers } from '../../src/web/pack-answers.ts'
import { staticFiles } from '../../src/web/static-files.ts'

export interface RunningServer {
  url: string
  stop(): Promise<void>
}

/** The whole application over this register, with its files, on a free port of this machine. */
export async function serveContext(context: AppContext): Promise<RunningServer> {
  const app = createApp(context, { serveStatic: staticFiles(join(packageRoot, 'dist/assets/static')) })
  const server = serve({ fetch: packAnswers(app.fetch), hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    },
  }
}
