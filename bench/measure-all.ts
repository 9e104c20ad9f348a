import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pagesCost } from './pages-cost.ts'
import { preparedRegister } from './prepared-register.ts'
import { type Line, printTable } from './print-table.ts'
import { registeringCost } from './registering-cost.ts'
import { pagesBesideReports, reportCost } from './report-cost.ts'
import { startAndMemory } from './start-and-memory.ts'
import { documentPages, registerPages } from './visits.ts'

const SMALL = 10_000
const LARGE = 100_000

/**
 * Measures what a council would feel and prints it as a table; ratios are of the same run. Registers are made in a folder
 * that is removed afterwards, unless one is named: then they stay there for the next time.
 */
export async function measureAll(given: string | undefined): Promise<void> {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vykonano-bench-'))
  mkdirSync(folder, { recursive: true })
  try {
    const registers = {
      small: await preparedRegister(folder, SMALL),
      large: await preparedRegister(folder, LARGE),
    }
    const lines: Line[] = [
      ...(await pagesCost('Register page, two filters', registers, () => registerPages, 3)),
      ...(await pagesCost('Document page', registers, (size) =>
        documentPages(size === 'small' ? SMALL : LARGE),
      )),
      ...(await registeringCost(registers.small)),
      ...(await reportCost(registers)),
      ...(await pagesBesideReports(registers.large)),
      ...(await startAndMemory(registers.large, LARGE)),
    ]
    printTable(lines)
  } finally {
    if (!given) rmSync(folder, { recursive: true, force: true })
  }
}
