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
import { emptyTables } from './empty-d1.ts'

/** What opens an empty register in a Worker under test to its first administrator. */
export const SETUP_SECRET = 'three-bridges-over-the-river'

/** The Worker as it would be deployed, in workerd, with a D1 and an R2 of its own. */
export interface RunningWorker {
  url: string
  /** Opens the very database the Worker uses, for the length of the call. */
  withContext<T>(use: (context: AppContext) => Promise<T>): Promise<T>
  /** What cron would call. */
  schedule(): Promise<void>
}

/**
 * A register that nobody has used, in a Worker on a free port, which `prepare` may fill. The files of one process have one
 * workerd, one after another, with the bundle of this run: what the file before left in its D1 and its R2 is taken away.
 */
export async function startWorker(prepare: (context: AppContext) => Promise<void>): Promise<RunningWorker> {
  running ??= start()
  const { url, worker, DB, FILES } = await running
  await emptyTables(DB)
  await emptyBucket(FILES)
  const db = openDatabase(d1Engine(DB))
  await ensureReference(db, systemClock.now())
  const context = composeContext(db, r2FileStore(FILES), systemClock)
  await prepare(context)
  return {
    url: url.origin,
    withContext: (use) => use(context),
    schedule: async () => void (await worker.scheduled({ cron: '*/5 * * * *' })),
  }
}

let running: ReturnType<typeof start> | undefined

// It ends with the process that started it.
async function start() {
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
  return { url, worker, DB, FILES }
}

async function emptyBucket(bucket: R2Bucket): Promise<void> {
  for (let left = await bucket.list(); left.objects.length > 0; left = await bucket.list())
    await bucket.delete(left.objects.map(({ key }) => key))
}
