import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../src/server/node/package-root.ts'
import { load, type Visit } from './load.ts'
import { inMs, median } from './pages-cost.ts'
import type { Line } from './print-table.ts'
import { documentPages, registerPages } from './visits.ts'

const STARTS = 5
const PAGES = 2000

/** The server itself, `dist/main.js`: from its start to the first page, and the memory it holds after many. */
export async function startAndMemory(dataFolder: string, documents: number): Promise<Line[]> {
  const healths: number[] = []
  const pages: number[] = []
  for (let times = 0; times < STARTS; times++) {
    const start = performance.now()
    const server = await startServer(dataFolder)
    await load(server.url, [{ path: '/healthz', status: 200, headers: {} }], 1)
    healths.push(performance.now() - start)
    await load(server.url, [registerPages[0]!], 1)
    pages.push(performance.now() - start)
    await server.stop()
  }
  const server = await startServer(dataFolder)
  await load(server.url, mixed(documents), PAGES)
  const memory = server.memory()
  await server.stop()
  return [
    { what: 'Start to the first answer', large: inMs(median(healths)) },
    { what: 'Start to the first register page', large: inMs(median(pages)), goal: '< 2000 ms' },
    { what: `Resident memory after ${PAGES} pages`, large: `${memory.toFixed(0)} MB`, goal: '< 150 MB' },
  ]
}

function mixed(documents: number): Visit[] {
  const cards = documentPages(documents)
  return registerPages.flatMap((page, place) => [page, cards[place]!])
}

async function startServer(dataFolder: string) {
  const child = spawn(process.execPath, await startArguments(), {
    cwd: packageRoot,
    env: { ...process.env, VYKONANO_DATA: dataFolder, HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    url: await addressOf(child),
    /** in megabytes, as the system counts them */
    memory: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' })) / 1024,
    stop() {
      const stopped = new Promise<void>((ended) => child.once('exit', () => ended()))
      child.kill('SIGTERM')
      return stopped
    },
  }
}

/** What `npm start` gives to Node. */
async function startArguments(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'))
  return scripts.start.replace('exec node ', '').split(' ')
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
    child.stdout!.on('data', (text) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0]
      if (address) found(address)
    })
  })
}
