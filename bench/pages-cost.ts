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
  const contenders = {
    small: await contendersOf(registers.small, visitsOf('small')),
    large: await contendersOf(registers.large, visitsOf('large')),
  }
  const all = Object.values(contenders).flatMap(({ app, bare }) => [app, bare])
  // In turn, several times, so that a machine with other things to do is unjust to none of them.
  for (let round = 0; round < ROUNDS; round++) for (const one of all) await oneRound(one)
  await Promise.all(all.map(({ program }) => program.stop()))
  const costOf = (size: Size) => ({
    app: median(contenders[size].app.rounds),
    bare: median(contenders[size].bare.rounds),
  })
  const [small, large] = [costOf('small'), costOf('large')]
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

/** A server under load, and what a page cost it in each round. */
interface Contender {
  program: Program
  visits: readonly Visit[]
  rounds: number[]
}

async function contendersOf(
  dataFolder: string,
  visits: readonly Visit[],
): Promise<{ app: Contender; bare: Contender }> {
  const folder = mkdtempSync(join(tmpdir(), 'vykonano-recorded-'))
  const recorded = join(folder, 'recorded.json')
  writeFileSync(recorded, JSON.stringify(await record(dataFolder, visits)))
  const app = await startProgram('app', dataFolder)
  const bare = await startProgram('bare', dataFolder, recorded)
  rmSync(folder, { recursive: true })
  for (const { url } of [app, bare]) await load(url, visits, WARM_UP)
  return { app: { program: app, visits, rounds: [] }, bare: { program: bare, visits, rounds: [] } }
}

async function oneRound({ program, visits, rounds }: Contender): Promise<void> {
  const before = await program.cpu()
  await load(program.url, visits, PAGES)
  rounds.push(((await program.cpu()) - before) / PAGES)
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
