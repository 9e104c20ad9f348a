import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, type Visit } from './load.ts'
import type { Line } from './print-table.ts'
import { type Program, startProgram } from './program.ts'
import { record } from './recorded.ts'

export type Size = 'small' | 'large'

const WARM_UP = 800
const ROUNDS = 5
const PAGES = 400

/** What a page costs the server's processor, what the same statements and bytes cost without this program, and the ratio. */
export async function pagesCost(
  what: string,
  registers: Record<Size, string>,
  visitsOf: (size: Size) => readonly Visit[],
  goal?: number,
): Promise<Line[]> {
  const small = await costs(registers.small, visitsOf('small'))
  const large = await costs(registers.large, visitsOf('large'))
  return [
    { what: `${what}: CPU`, small: inMs(small.app), large: inMs(large.app) },
    { what: '— the same statements and bytes, bare', small: inMs(small.bare), large: inMs(large.bare) },
    {
      what: '— ratio',
      small: ratio(small.app, small.bare),
      large: ratio(large.app, large.bare),
      goal: goal && `≤ ${goal}`,
    },
    { what: '— 100 000 to 10 000', large: ratio(large.app, small.app), goal: goal && '≤ 1.3' },
  ].map((line) => ({ ...line, goal: line.goal || undefined }))
}

/** Both servers in turn, several times, so that a machine with other things to do is unjust to neither: the medians. */
async function costs(dataFolder: string, visits: readonly Visit[]): Promise<{ app: number; bare: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-recorded-'))
  const recorded = join(folder, 'recorded.json')
  writeFileSync(recorded, JSON.stringify(await record(dataFolder, visits)))
  const app = await startProgram('app', dataFolder)
  const bare = await startProgram('bare', dataFolder, recorded)
  const found = { app: [] as number[], bare: [] as number[] }
  await load(app.url, visits, WARM_UP)
  await load(bare.url, visits, WARM_UP)
  for (let round = 0; round < ROUNDS; round++) {
    found.app.push(await cpuPerPage(app, visits))
    found.bare.push(await cpuPerPage(bare, visits))
  }
  await app.stop()
  await bare.stop()
  rmSync(folder, { recursive: true })
  return { app: median(found.app), bare: median(found.bare) }
}

async function cpuPerPage(program: Program, visits: readonly Visit[]): Promise<number> {
  const before = await program.cpu()
  await load(program.url, visits, PAGES)
  return ((await program.cpu()) - before) / PAGES
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

export function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 0)} ms`
}

export function ratio(a: number, b: number): string {
  return (a / b).toFixed(2)
}
