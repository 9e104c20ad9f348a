import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportCost } from './export-cost.ts'
import { deliveryCost, planningCost } from './letters-cost.ts'
import { pagesCost } from './pages-cost.ts'
import { preparedRegister } from './prepared-register.ts'
import { type Line, printTable } from './print-table.ts'
import { registeringCost } from './registering-cost.ts'
import { anyDayCost, pagesBesideReports, reportCost } from './report-cost.ts'
import { searchCost } from './search-cost.ts'
import { startAndMemory } from './start-and-memory.ts'
import { documentPages, registerPages } from './visits.ts'
import { warningCost } from './warning-cost.ts'

const SMALL = 10_000
const LARGE = 100_000
/** With 1.6 tasks each, a million of them. */
const MILLION = 625_000

/** Letters alone: also a part of everything. */
export async function measureLetters(given: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vykonano-bench-'))
  try {
    const lines = [...(await planningCost(await preparedRegister(folder, LARGE))), ...(await deliveryCost())]
    printTable(lines, { large: '100 000 documents' })
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
}

/** Lists as files alone: also a part of everything. */
export async function measureLists(given: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vykonano-bench-'))
  try {
    printTable(await exportCost(await preparedRegister(folder, LARGE)), { large: '100 000 documents' })
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
}

/** Figures of any day past over a million tasks; making those takes minutes, so they are measured apart. */
export async function measureMillion(given: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vykonano-bench-'))
  try {
    console.error('a register of a million tasks …')
    const lines = await anyDayCost(await preparedRegister(folder, MILLION))
    printTable(lines, { large: '1 000 000 tasks' })
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Measures what a council would feel and prints it as a table; ratios are of the same run. Registers are made in a folder
 * that is removed afterwards, unless one is named: then they stay there for the next time.
 */
export async function measureAll(given: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vykonano-bench-'))
  mkdirSync(folder, { recursive: true })
  const lines: Line[] = []
  const measure = async (what: string, work: () => Promise<Line[]>) => {
    console.error(`${what} …`)
    lines.push(...(await work()))
  }
  try {
    console.error('registers …')
    const registers = {
      small: await preparedRegister(folder, SMALL),
      large: await preparedRegister(folder, LARGE),
    }
    await measure('register pages', () =>
      pagesCost('Register page, two filters', registers, () => registerPages, 3),
    )
    await measure('document pages', () =>
      pagesCost('Document page', registers, (size) => documentPages(size === 'small' ? SMALL : LARGE)),
    )
    await measure('searches', () => searchCost(registers))
    await measure('registering', () => registeringCost(registers.small))
    await measure('reports', () => reportCost(registers))
    await measure('early warning', () => warningCost(registers))
    await measure('pages beside reports', () => pagesBesideReports(registers.large))
    await measure('lists as files', () => exportCost(registers.large))
    await measure('planning letters', () => planningCost(registers.large))
    await measure('delivering letters', deliveryCost)
    await measure('starting', () => startAndMemory(registers.large, LARGE))
    console.log(
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    )
    printTable(lines, { small: '10 000 documents', large: '100 000 documents' })
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
}
