import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packageRoot } from '../../src/server/node/package-root.ts'

// The other files of this folder start the bundle without wrangler's commands; here they are run as a developer runs them.

const wrangler = join(packageRoot, 'node_modules/wrangler/bin/wrangler.js')
const PATIENCE_MS = 90_000

const folder = mkdtempSync(join(tmpdir(), 'vykonano-worker-'))
let server: ReturnType<typeof spawnWrangler>
let url: string

beforeAll(async () => {
  await run(['d1', 'migrations', 'apply', 'vykonano', '--local', '--persist-to', folder])
  const [port, inspector] = [await freePort(), await freePort()]
  url = `http://127.0.0.1:${port}`
  const where = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', `${inspector}`]
  const how = ['--persist-to', folder, '--log-level', 'warn', '--show-interactive-dev-session=false']
  server = spawnWrangler(['dev', '--test-scheduled', ...where, ...how])
  await untilAnswers(`${url}/healthz`)
}, 300_000)

afterAll(async () => {
  if (server) await endGroup(server.child)
  rmSync(folder, { recursive: true, force: true })
})

it('`npm run worker` migrates a local D1, bundles the Worker and serves it with its static files', async () => {
  const ready = await fetch(`${url}/readyz`)
  expect([ready.status, await ready.json()]).toMatchObject([200, { ok: true }])
  expect(await (await fetch(`${url}/sign-in`)).text()).toContain('<form')
  const style = await fetch(`${url}/static/app.css`)
  expect([style.status, style.headers.get('X-Content-Type-Options')]).toEqual([200, 'nosniff'])
  expect((await fetch(`${url}/__scheduled`)).status).toBe(200)
})

async function run(args: string[]): Promise<void> {
  const { child, words } = spawnWrangler(args)
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`wrangler ${args.join(' ')} ended with ${code}: ${words()}`)
}

// A group of its own: wrangler starts workerd, and both must end.
function spawnWrangler(args: string[]) {
  const child = spawn(process.execPath, [wrangler, ...args], {
    cwd: packageRoot,
    env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', CI: 'true' },
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

async function untilAnswers(address: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (server.child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return
    await new Promise((again) => setTimeout(again, 100))
  }
  throw new Error(`the Worker did not start: ${server.words()}`)
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as { port: number }
  listener.close()
  await once(listener, 'close')
  return port
}
