import { join } from 'node:path'
import { registerItself } from '../src/access/actor.ts'
import { type Engine, openDatabase } from '../src/db/database.ts'
import { sqliteEngine } from '../src/db/sqlite.ts'
import { earlyWarnings, warnedToday } from '../src/reports/forecast/early-warnings.ts'
import { inMs, median, type Size } from './pages-cost.ts'
import { clock } from './prepared-register.ts'
import type { Line } from './print-table.ts'

const ROUNDS = 5

/** Early warning with its trial on twelve past days, in processor time: SQLite's, and the program's to tell the tasks. */
export async function warningCost(registers: Record<Size, string>): Promise<Line[]> {
  const [small, large] = [await costsOf(registers.small), await costsOf(registers.large)]
  const line = (what: string, of: (costs: typeof small) => number) => ({
    what,
    small: inMs(of(small)),
    large: inMs(of(large)),
  })
  return [
    line('Early warning and its trial, a whole council: SQL', ({ council }) => council.sql),
    line('— the rest', ({ council }) => council.rest),
    line('— one department: SQL', ({ department }) => department.sql),
    line('— the rest', ({ department }) => department.rest),
    line('— only how many are warned of today: SQL', ({ today }) => today.sql),
  ]
}

async function costsOf(dataFolder: string) {
  const engine = sqliteEngine(join(dataFolder, 'register.sqlite'))
  let inSql = 0
  const timed: Engine = {
    ...engine,
    async read(sql, parameters) {
      const start = processorTime()
      const rows = await engine.read(sql, parameters)
      inSql += processorTime() - start
      return rows
    },
  }
  const reports = openDatabase(timed)
  const context = { reports, clock }
  const { id } = await reports.read.selectFrom('departments').select('id').limit(1).executeTakeFirstOrThrow()
  const measured = async (work: () => Promise<unknown>) => {
    const found: { sql: number; rest: number }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      inSql = 0
      const start = processorTime()
      await work()
      found.push({ sql: inSql, rest: processorTime() - start - inSql })
    }
    return { sql: median(found.map(({ sql }) => sql)), rest: median(found.map(({ rest }) => rest)) }
  }
  const costs = {
    council: await measured(() => earlyWarnings(context, registerItself, {})),
    department: await measured(() => earlyWarnings(context, registerItself, { department: id })),
    today: await measured(() => warnedToday(context, registerItself)),
  }
  await reports.close()
  return costs
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
