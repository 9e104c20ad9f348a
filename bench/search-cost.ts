import { load, type Visit } from './load.ts'
import { inMs, median, ratio, type Size } from './pages-cost.ts'
import type { Line } from './print-table.ts'
import { type Program, startProgram } from './program.ts'
import { documentList, searchesByNumber } from './visits.ts'

const WARM_UP = 200
const ROUNDS = 5
const PAGES = 100

/** What a search by number costs the server's processor beside the list that it searches. */
export async function searchCost(registers: Record<Size, string>): Promise<Line[]> {
  const small = await costsIn(registers.small)
  const large = await costsIn(registers.large)
  return [
    { what: 'List of documents: CPU', small: inMs(small.list), large: inMs(large.list) },
    { what: 'Search by number in it: CPU', small: inMs(small.search), large: inMs(large.search) },
    {
      what: '— ratio',
      small: ratio(small.search, small.list),
      large: ratio(large.search, large.list),
      goal: '≤ 2',
    },
  ]
}

async function costsIn(folder: string): Promise<{ list: number; search: number }> {
  const app = await startProgram('app', folder)
  for (const visits of [documentList, searchesByNumber]) await load(app.url, visits, WARM_UP)
  const rounds = { list: [] as number[], search: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    rounds.list.push(await costOf(app, documentList))
    rounds.search.push(await costOf(app, searchesByNumber))
  }
  await app.stop()
  return { list: median(rounds.list), search: median(rounds.search) }
}

async function costOf(app: Program, visits: readonly Visit[]): Promise<number> {
  const before = await app.cpu()
  await load(app.url, visits, PAGES)
  return ((await app.cpu()) - before) / PAGES
}
