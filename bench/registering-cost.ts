import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, type Visit } from './load.ts'
import { inMs, ratio } from './pages-cost.ts'
import { departmentNames } from './prepared-register.ts'
import type { Line } from './print-table.ts'
import { startProgram } from './program.ts'
import { record } from './recorded.ts'
import { registrations } from './visits.ts'

const WARM_UP = 200
const MEASURED = 600

/**
 * Registering documents with two points, one after another: what one costs the processor and how many there are in a second,
 * beside a bare server that runs the same statements in as many commits. Each works on a copy of the same register.
 */
export async function registeringCost(dataFolder: string): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-registering-'))
  const copy = (name: string) => {
    cpSync(dataFolder, join(folder, name), { recursive: true })
    return join(folder, name)
  }
  const visits = registrations(departmentNames, WARM_UP + MEASURED)
  const recorded = join(folder, 'recorded.json')
  writeFileSync(recorded, JSON.stringify(await record(copy('recorded'), visits)))
  const app = await run(visits, 'app', copy('app'))
  const bare = await run(visits, 'bare', copy('bare'), recorded)
  rmSync(folder, { recursive: true })
  return [
    { what: 'Registering a document with 2 points: CPU', small: inMs(app.cpu) },
    { what: '— the same statements, bare', small: inMs(bare.cpu) },
    { what: '— ratio', small: ratio(app.cpu, bare.cpu) },
    { what: '— documents a second', small: app.perSecond.toFixed(0) },
    { what: '— the same commits, bare', small: bare.perSecond.toFixed(0) },
  ]
}

async function run(visits: readonly Visit[], part: string, ...args: string[]) {
  const program = await startProgram(part, ...args)
  await load(program.url, visits.slice(0, WARM_UP), WARM_UP, 1)
  const cpuBefore = await program.cpu()
  const start = performance.now()
  await load(program.url, visits.slice(WARM_UP), MEASURED, 1)
  const seconds = (performance.now() - start) / 1000
  const cpu = ((await program.cpu()) - cpuBefore) / MEASURED
  await program.stop()
  return { cpu, perSecond: MEASURED / seconds }
}
