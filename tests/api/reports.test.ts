import { beforeEach, describe, expect, it } from 'vitest'
import {
  departmentsAnswer,
  differencesAnswer,
  figureListAnswer,
  halfYearAnswer,
} from '../../src/api/reports.ts'
import { comparedReports } from '../../src/reports/query/addresses.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { type Program, programOf } from './program.ts'
import { decision, letter, point } from './samples.ts'

let context: TestContext
let cast: Cast
let olena: Program

beforeEach(async () => {
  context = await testContext()
  cast = await withCast(context)
  olena = await programOf(context, cast.olena)
  await olena.post('/documents', decision({ tasks: [point(), point({ point: '2' })] }))
  await olena.post('/documents', letter())
})

const november = '?from=2026-11-01&to=2026-11-30'

describe('the report of the half-year', () => {
  it('counts what programs registered', async () => {
    const report = halfYearAnswer.parse((await olena.get(`/reports/half-year${november}`)).body)
    expect(report).toMatchObject({
      period: { from: '2026-11-01', to: '2026-11-30' },
      asOf: '2026-11-20',
      running: true,
      knownOn: null,
      kinds: {
        'executive-decision': { registered: 1, taken: 1, closing: 1 },
        'higher-authority': { registered: 1, taken: 0 },
      },
    })
  })

  it('counts what was known on an instant', async () => {
    const { body } = await olena.get(`/reports/half-year${november}&knownOn=2026-11-19T00:00:00Z`)
    expect(body.kinds['executive-decision']).toMatchObject({ registered: 0, taken: 0 })
  })
})

describe('the report by departments', () => {
  it('counts tasks by the department of the lead', async () => {
    const report = departmentsAnswer.parse((await olena.get(`/reports/departments${november}`)).body)
    expect(report.rows).toEqual([
      expect.objectContaining({ department: 'Управління транспорту', taken: 2, closing: 2 }),
    ])
    expect(report.total).toMatchObject({ taken: 2, place: null })
  })
})

describe('the list behind a figure', () => {
  it('is as long as the figure, with its formula in words and its day', async () => {
    const { total } = departmentsAnswer.parse((await olena.get(`/reports/departments${november}`)).body)
    const { body } = await olena.get(`/reports/list${november}&figure=departments/total/taken`)
    const list = figureListAnswer.parse(body)
    expect(list).toMatchObject({ name: 'Усього: взято на контроль', asOf: '2026-11-20', total: total.taken })
    expect([list.things.length, list.formula]).toEqual([
      2,
      expect.stringContaining('взято на контроль або повернуто на нього в періоді'),
    ])
  })

  it('masks what one may not open, and is as long', async () => {
    const ihor = await programOf(context, cast.ihor)
    const { body } = await ihor.get(`/reports/list${november}&figure=departments/total/taken`)
    expect(body).toMatchObject({ total: 2, things: [null, null] })
  })

  it('is not found where there is no such figure', async () => {
    for (const figure of ['departments/total/everything', 'departments/nobody/due', '']) {
      const { status, body } = await olena.get(`/reports/list${november}&figure=${figure}`)
      expect([figure, status, body.errors[0].field]).toEqual([figure, 404, 'figure'])
    }
  })
})

describe('two answers of a report', () => {
  it.each(comparedReports)('stand side by side: %s', async (report) => {
    const answer = await olena.get(`/reports/${report}/differences${november}&knownOn=2026-11-19T00:00:00Z`)
    const { figures, things } = differencesAnswer.parse(answer.body)
    // Nothing was overdue, and nothing fell due in that week.
    expect(figures.length > 0).toBe(!['not-in-time', 'week'].includes(report))
    for (const { before, come, gone, after } of figures) expect(before + come - gone).toBe(after)
    for (const { causes } of things) expect(causes[0]).toMatchObject({ recordedAt: expect.any(String) })
  })

  it('of a sheet of one department are refused for one that is not there', async () => {
    const { status, body } = await olena.get(`/reports/department/differences${november}&department=мрій`)
    expect([status, body.code, body.errors[0].field]).toEqual([422, 'unknown-department', 'department'])
  })
})

describe('a report is refused', () => {
  it.each([
    ['?from=2026-11-01', 'required', 'to'],
    ['?from=2026-02-31&to=2026-11-30', 'not-a-day', 'from'],
    ['?from=2026-12-01&to=2026-11-30', 'period-reversed', 'to'],
    [`${november}&knownOn=учора`, 'not-a-day-and-hour', 'knownOn'],
    [`${november}&known=2026-11-30`, 'unknown-field', 'known'],
  ])('for %s', async (query, code, field) => {
    for (const report of ['half-year', 'departments']) {
      const answer = await olena.get(`/reports/${report}${query}`)
      expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([422, code, field])
    }
  })
})
