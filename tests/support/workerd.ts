import { join } from 'node:path'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { createTestHarness } from 'wrangler'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { d1Engine } from '../../src/db/d1.ts'
import { openDatabase } from '../../src/db/database.ts'
import { r2FileStore } from '../../src/files/r2-file-store.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { composeContext } from '../../src/server/compose.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import type { AppContext } from '../../src/web/app-context.ts'
import { workerBundle } from './bundle-worker-once.ts'

/** What opens an empty register in a Worker under test to its first administrator. */
export const SETUP_SECRET = 'three-bridges-over-the-river'

/** The Worker as it would be deployed, in workerd, with a D1 and an R2 of its own. */
export interface RunningWorker {
  url: string
  /** Opens the very database the Worker uses, for the length of the call. */
  withContext<T>(use: (context: AppContext) => Promise<T>): Promise<T>
  /** What cron would call. */
  schedule(): Promise<void>
  stop(): Promise<void>
}

/** Starts workerd on a free port with the bundle of this run, migrates its D1 and lets `prepare` fill the register. */
export async function startWorker(prepare: (context: AppContext) => Promise<void>): Promise<RunningWorker> {
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  const harness = createTestHarness({
    root: packageRoot,
    workers: [
      {
        configPath: join(packageRoot, 'wrangler.toml'),
        prebuiltWorkerDir: workerBundle,
        vars: { SETUP_SECRET },
      },
    ],
  })
  const { url } = await harness.listen()
  const worker = harness.getWorker<{ DB: D1Database; FILES: R2Bucket }>()
  await worker.applyD1Migrations('DB')
  const { DB, FILES } = await worker.getEnv()
  const db = openDatabase(d1Engine(DB))
  await ensureReference(db, systemClock.now())
  const context = composeContext(db, r2FileStore(FILES), systemClock)
  await prepare(context)
  return {
    url: url.origin,
    withContext: (use) => use(context),
    schedule: async () => void (await worker.scheduled({ cron: '*/5 * * * *' })),
    stop: () => harness.close(),
  }
}
