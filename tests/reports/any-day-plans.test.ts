import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { migrate } from '../../src/db/migrate.ts'
import { sqliteEngine } from '../../src/db/sqlite.ts'
import { addDays, day, instantAt } from '../../src/kernel/day.ts'
import { departmentFigures } from '../../src/reports/figures/department-figures.ts'
import { formulaFigures } from '../../src/reports/figures/formula-figures.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { migrationsFolder } from '../support/migrations-folder.ts'

let db: Database
let plans: string[][]

beforeAll(() => {
  const engine = sqliteEngine(':memory:')
  migrate(engine.raw, migrationsFolder)
  db = openDatabase({
    ...engine,
    read(sql, parameters) {
      const plan = engine.raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
      plans.push((plan as { detail: string }[]).map(({ detail }) => detail))
      return engine.read(sql, parameters)
    },
  })
})
afterAll(() => db.close())

it.each([
  ['departments', departmentFigures],
  ['formulas', formulaFigures],
] as const)(
  '%s: a day long past is asked for in the same way as today, inside one index',
  async (_, figures) => {
    const plansOf = async (query: ReportQuery) => {
      plans = []
      await figures(db, query)
      return plans
    }
    const today = await plansOf(asOf('2026-07-01'))
    expect(await plansOf(asOf('2023-02-01'))).toEqual(today)
    const counted = today
      .flat()
      .filter((step) => /^(SCAN|SEARCH) tasks\b/.test(step) && !step.includes('document_id='))
    expect(counted).toContain('SCAN tasks USING COVERING INDEX tasks_for_departments')
    expect(counted.filter((step) => step.startsWith('SCAN') && !step.includes('COVERING'))).toEqual([])
    const known = await plansOf({ ...asOf('2026-07-01'), knownOn: instantAt(day('2026-07-05'), '12:00') })
    expect(known.flat()).toContain('SCAN tasks USING COVERING INDEX tasks_for_departments')
  },
)

function asOf(given: string): ReportQuery {
  const next = day(given)
  return { period: { from: addDays(next, -181), to: addDays(next, -1) }, asOf: next, knownOn: null }
}
