import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { formulaFigures } from '../../src/reports/figures/formula-figures.ts'
import { nameOfficialFormula } from '../../src/reports/figures/name-official-formula.ts'
import { monthsUpTo, periodOf } from '../../src/reports/query/period.ts'
import { queryOf } from '../../src/reports/query/query.ts'
import { disciplineTrend } from '../../src/reports/reports/discipline-trend.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

const today = day('2026-11-20')
const query = queryOf(periodOf(6, today), today)

it('twelve months end with the running one, as far as it has come', () => {
  const months = monthsUpTo(today, 12)
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  expect(months[2]).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(months[11]).toEqual({ from: '2026-11-01', to: '2026-11-20' })
})

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  async function given(department: string, term: Day, executedOn: Day | null): Promise<void> {
    const task = point({
      placedOn: day(`${term.slice(0, 8)}01`),
      term: { kind: 'day', day: term },
      executors: [{ words: department }],
    })
    const draft = decision({ registeredOn: task.placedOn!, tasks: [task] })
    const made = must(await registerDocument(context, cast.olena.actor, draft))
    if (!executedOn) return
    const [first] = await tasksOfDocuments(context.db, [made.id])
    const execution = { on: executedOn, completeness: 'full' as const, note: null }
    must(await recordExecution(context, cast.olena.actor, first!.row.id, execution))
  }

  it('a month is told as of its end and by the formula official then, as the report of that month tells it', async () => {
    await given('Управління транспорту', day('2026-09-15'), day('2026-09-15'))
    await given('Управління транспорту', day('2026-09-15'), day('2026-10-05'))
    await given('Управління культури', day('2026-10-15'), day('2026-10-20'))
    const act = {
      formula: 'done-of-all' as const,
      from: day('2026-10-01'),
      number: '412',
      date: day('2026-09-25'),
    }
    expect(await nameOfficialFormula(context, cast.olena.actor, act)).toMatchObject({ ok: true })

    const trend = await disciplineTrend(context.reports, query)
    expect(trend.map(({ percent }) => percent)).toEqual([...Array<null>(9).fill(null), 50, 100, null])
    for (const month of trend) {
      const { total, official } = await formulaFigures(context.reports, month.query)
      expect(month.percent).toBe(total.percents[official.formula])
      expect(total).toMatchObject(month.counts)
    }
  })

  it('as of a day within the period it ends on the eve of that day: no term to come, no fact of later', async () => {
    await given('Управління транспорту', day('2026-09-10'), day('2026-09-10'))
    await given('Управління транспорту', day('2026-09-20'), null)
    await given('Управління транспорту', day('2026-10-05'), null)
    const asOf = day('2026-09-15')
    const trend = await disciplineTrend(context.reports, { period: query.period, asOf, knownOn: null })
    expect(trend.map(({ query }) => query.period.to).slice(-2)).toEqual(['2026-08-31', '2026-09-14'])
    expect(trend.at(-1)).toMatchObject({
      query: { period: { from: '2026-09-01', to: '2026-09-14' }, asOf },
      percent: 100,
      counts: { due: 1, inTimeOfDue: 1 },
    })
  })

  it('of one department it counts that department alone', async () => {
    await given('Управління транспорту', day('2026-09-15'), day('2026-09-15'))
    await given('Управління культури', day('2026-09-15'), null)
    const culture = await disciplineTrend(context.reports, query, cast.departments.culture.id)
    expect(culture[9]).toMatchObject({ percent: 0, counts: { inTime: 0, overdue: 1 } })
    expect((await disciplineTrend(context.reports, query))[9]!.percent).toBe(50)
  })
})
