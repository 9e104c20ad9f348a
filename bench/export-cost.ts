import { load, type Visit } from './load.ts'
import { inMs, ratio } from './pages-cost.ts'
import type { Line } from './print-table.ts'
import { startProgram } from './program.ts'
import { registerPages } from './visits.ts'

const PAGES = 1500
const ALL_TASKS = '/tasks?state=all'
const { headers } = registerPages[0]!

/** The whole register of tasks as a workbook: how fast, with how much memory, and what pages beside it feel of it. */
export async function exportCost(dataFolder: string): Promise<Line[]> {
  const server = await startProgram('app', dataFolder)
  await load(server.url, registerPages, 500)
  const alone = await load(server.url, registerPages, PAGES, 1)
  const memoryBefore = await server.memory()
  const start = performance.now()
  const file = await ask(server.url)
  const beside: number[] = []
  const requestedAt = performance.now()
  let page = await pageOf(server.url, file)
  while (!page.includes(`${file}/file`)) {
    beside.push(...(await load(server.url, registerPages, 50, 1)))
    page = await pageOf(server.url, file)
  }
  const seconds = (performance.now() - start) / 1000
  const memory = await server.memory()
  const rows = Number(/([\d\s\u{a0}\u{202f}]+) (?:рядок|рядки|рядків)/u.exec(page)?.[1]?.replace(/\D/g, ''))
  // A register that is kept for the next time forgets the file.
  await post(server.url, `${file}/withdrawal`, {})
  await server.stop()
  const p99 = (durations: number[]) =>
    durations.toSorted((a, b) => a - b)[Math.floor(durations.length * 0.99)]!
  return [
    { what: 'A list asked for as a file: the answer', large: inMs(requestedAt - start) },
    { what: `— ${rows} rows, rows a second`, large: String(Math.round(rows / seconds)) },
    { what: '— the most memory it took besides', large: `${(memory - memoryBefore).toFixed(0)} MB` },
    { what: 'Register page, slowest of a hundred', large: inMs(p99(alone)) },
    { what: `— beside a prepared file of ${rows} rows`, large: inMs(p99(beside)) },
    { what: '— ratio', large: ratio(p99(beside), p99(alone)), goal: '≤ 2' },
  ]
}

async function ask(url: string): Promise<string> {
  const answer = await post(url, '/prepared', { list: ALL_TASKS, format: 'xlsx' })
  const place = answer.headers.get('Location')
  if (!place) throw new Error(`${answer.status} for a list as a file`)
  return place
}

function post(url: string, path: string, form: Record<string, string>): Promise<Response> {
  return fetch(url + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' })
}

async function pageOf(url: string, path: string): Promise<string> {
  return (await fetch(url + path, { headers: headers as Visit['headers'] })).text()
}
