import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { D1Database, R2Bucket } from '@cloudflare/workers-types'
import { getPlatformProxy } from 'wrangler'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { d1Engine } from '../../src/db/d1.ts'
import { openDatabase } from '../../src/db/database.ts'
import { r2FileStore } from '../../src/files/r2-file-store.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { composeContext } from '../../src/server/compose.ts'
import { packageRoot } from '../../src/server/node/package-root.ts'
import type { AppContext } from '../../src/web/app-context.ts'

const offline = {
  ...process.env,
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  CI: 'true',
}
const wrangler = join(packageRoot, 'node_modules/wrangler/bin/wrangler.js')
const PATIENCE_MS = 90_000
/** What opens an empty register in a Worker under test to its first administrator. */
export const SETUP_SECRET = 'three-bridges-over-the-river'

/** The Worker as `npm run worker` runs it, on a D1 of its own. */
export interface RunningWorker {
  url: string
  /** Opens the very database the Worker uses, for the length of the call. */
  withOffice<T>(use: (context: AppContext) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

/**
 * Applies `migrations/` with wrangler, lets `prepare` fill the register, then starts workerd on a free port with the
 * very bundle that would be deployed.
 */
export async function startWorker(prepare: (context: AppContext) => Promise<void>): Promise<RunningWorker> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-worker-'))
  const withOffice = <T>(use: (context: AppContext) => Promise<T>) => useLocalD1(folder, use)
  await run(['d1', 'migrations', 'apply', 'vykonano', '--local', '--persist-to', folder])
  await withOffice(prepare)
  await run(['deploy', '--dry-run', '--outdir', join(folder, 'bundle')])
  const port = await freePort()
  const inspector = await freePort()
  const server = spawnWrangler([
    ...[
      'dev',
      '--test-scheduled',
      '--ip',
      '127.0.0.1',
      '--port',
      String(port),
      '--inspector-port',
      String(inspector),
    ],
    ...['--var', `SETUP_SECRET:${SETUP_SECRET}`],
    ...['--persist-to', folder, '--log-level', 'warn', '--show-interactive-dev-session=false'],
  ])
  const url = `http://127.0.0.1:${port}`
  const stop = async () => {
    await endGroup(server.child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilAnswers(`${url}/healthz`, server)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, withOffice, stop }
}

async function useLocalD1<T>(folder: string, use: (context: AppContext) => Promise<T>): Promise<T> {
  const platform = await getPlatformProxy<{ DB: D1Database; FILES: R2Bucket }>({
    configPath: join(packageRoot, 'wrangler.toml'),
    persist: { path: join(folder, 'v3') },
    remoteBindings: false,
  })
  try {
    const db = openDatabase(d1Engine(platform.env.DB))
    await ensureReference(db, systemClock.now())
    return await use(composeContext(db, r2FileStore(platform.env.FILES), systemClock))
  } finally {
    await platform.dispose()
  }
}

async function run(args: string[]): Promise<void> {
  const { child, words } = spawnWrangler(args)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`wrangler ${args.join(' ')} ended with ${code}: ${words()}`)
}

// A group of its own: wrangler starts workerd, and both must end.
function spawnWrangler(args: string[]) {
  const child = spawn(process.execPath, [wrangler, ...args], {
    cwd: packageRoot,
    env: offline,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
    })
  }
  return { child, words: () => text }
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return
  const closed = once(child, 'close')
  process.kill(-child.pid, 'SIGTERM')
  const tooLong = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), 10_000)
  await closed
  clearTimeout(tooLong)
}

async function untilAnswers(url: string, { child, words }: ReturnType<typeof spawnWrangler>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return
    await new Promise((again) => setTimeout(again, 100))
  }
  throw new Error(`the Worker did not start: ${words()}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
