import { afterAll, expect, it } from 'vitest'
import { addDays, day, instantAt } from '../../src/kernel/day.ts'
import { departmentFigures } from '../../src/reports/figures/department-figures.ts'
import { formulaFigures } from '../../src/reports/figures/formula-figures.ts'
import type { ReportQuery } from '../../src/reports/query/query.ts'
import { planningRegister } from '../support/query-plans.ts'

const { db, plansOf } = planningRegister()
afterAll(() => db.close())

it.each([
  ['departments', departmentFigures],
  ['formulas', formulaFigures],
] as const)(
  '%s: a day long past is asked for in the same way as today, inside one index',
  async (_, figures) => {
    const plansFor = (query: ReportQuery) => plansOf(() => figures(db, query))
    const today = await plansFor(asOf('2026-07-01'))
    expect(await plansFor(asOf('2023-02-01'))).toEqual(today)
    const counted = today
      .flat()
      .filter((step) => /^(SCAN|SEARCH) tasks\b/.test(step) && !step.includes('document_id='))
    expect(counted).toContain('SCAN tasks USING COVERING INDEX tasks_for_departments')
    expect(counted.filter((step) => step.startsWith('SCAN') && !step.includes('COVERING'))).toEqual([])
    const known = await plansFor({ ...asOf('2026-07-01'), knownOn: instantAt(day('2026-07-05'), '12:00') })
    expect(known.flat()).toContain('SCAN tasks USING COVERING INDEX tasks_for_departments')
  },
)

function asOf(given: string): ReportQuery {
  const next = day(given)
  return { period: { from: addDays(next, -181), to: addDays(next, -1) }, asOf: next, knownOn: null }
}
