// `npm run dev`: the server on the data of `data/`, built and started again with every change of the sources; pages that are
// open reload by themselves. The program knows nothing of it: a proxy before it adds one script to each page.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { createServer, request } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const WATCHED = ['src', 'views', 'seeds', 'migrations']
/** An editor writes several files at once. */
const SETTLED_MS = 80

const RELOAD = '/dev-reload'
const script = `let seen
new EventSource('${RELOAD}').onmessage = ({ data }) => {
  if (seen !== undefined && seen !== data) location.reload()
  seen = data
}
`

const server = createServer(answer).listen(Number(process.env.PORT || 3000), '127.0.0.1')
await once(server, 'listening')
const address = `http://localhost:${server.address().port}`

const pages = new Set()
let version = 0
let program = build() ? start() : null
for (const folder of WATCHED) watch(join(root, folder), { recursive: true }, soon(renew))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end().then(() => process.exit(0)))

// A build that fails leaves the last good one running; what esbuild says of it is on the screen.
async function renew() {
  if (!build()) return
  await end()
  program = start()
  await program.port
  version++
  for (const page of pages) tell(page)
}

function build() {
  return spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' }).status === 0
}

/** Starts the program on a free port, which it prints. */
function start() {
  const env = { ...process.env, PORT: '0', BASE_URL: process.env.BASE_URL || address }
  const stdio = ['ignore', 'pipe', 'inherit']
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/main.js')], {
    cwd: root,
    env,
    stdio,
  })
  child.stdout.pipe(process.stdout)
  const ended = once(child, 'exit')
  const port = new Promise((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (part) => {
      printed += part
      const match = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed)
      if (match) resolve(Number(match[1]))
    })
    ended.then(() => reject(new Error('The program has ended; its words are in the terminal.')))
  })
  port.catch(() => {})
  return { port, ended, stop: () => child.kill('SIGTERM') }
}

async function end() {
  if (!program) return
  program.stop()
  await program.ended
}

/** One call for many that come close together, and never two at once. */
function soon(work) {
  let timer
  let running = Promise.resolve()
  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(work).catch((error) => console.error(error.message))
    }, SETTLED_MS)
  }
}

async function answer(incoming, outgoing) {
  if (incoming.url === RELOAD) return follow(outgoing)
  if (incoming.url === `${RELOAD}.js`) {
    outgoing.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' }).end(script)
    return
  }
  try {
    if (!program) throw new Error('The first build has failed; its words are in the terminal.')
    await pass(await ask(incoming, await program.port), outgoing)
  } catch (error) {
    outgoing.writeHead(502, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${error.message}\n`)
  }
}

function ask(incoming, port) {
  return new Promise((resolve, reject) => {
    const { method, url: path } = incoming
    const headers = { ...incoming.headers, 'accept-encoding': 'identity', connection: 'close' }
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, resolve)
    asked.once('error', reject)
    incoming.pipe(asked)
  })
}

async function pass(answered, outgoing) {
  const { statusCode, headers } = answered
  if (!headers['content-type']?.startsWith('text/html')) {
    outgoing.writeHead(statusCode, headers)
    answered.pipe(outgoing)
    return
  }
  let page = ''
  for await (const part of answered.setEncoding('utf8')) page += part
  const { 'content-length': _, 'transfer-encoding': __, ...others } = headers
  outgoing.writeHead(statusCode, others)
  outgoing.end(page.replace('</body>', `<script src="${RELOAD}.js"></script></body>`))
}

function follow(outgoing) {
  outgoing.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  pages.add(outgoing)
  outgoing.once('close', () => pages.delete(outgoing))
  tell(outgoing)
}

// With the process, so that a page left open by the last `npm run dev` reloads as well.
function tell(page) {
  page.write(`data: ${process.pid}-${version}\n\n`)
}
