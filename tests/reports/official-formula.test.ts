import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/day.ts'
import { disciplineKeys, type FormulaId, formulaOf } from '../../src/reports/figures/formulas.ts'
import { nameOfficialFormula } from '../../src/reports/figures/name-official-formula.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import type { Event } from '../../src/tasks/open-task.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { figuresOf, lengthOf, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { madeHistory } from './made-history.ts'

/* The act of the council names one of five formulas; whatever it names, each page gives its two numbers and what it leaves out. */

const period = { from: '2026-01-01', to: '2026-06-30' }

let context: TestContext
let cast: Cast

// One kept, one late, one cancelled after its day and one before it, one overdue, two to come; and one kept elsewhere.
beforeEach(async () => {
  context = await testContext({ clock: testClock('2025-12-20') })
  cast = await withCast(context)
  const { transport, culture } = cast.departments
  const cancelled = (on: string): Event[] => [
    { kind: 'removed', ground: { kind: 'to-file', words: 'втратило чинність' }, happenedOn: day(on) },
  ]
  const own = { departmentId: transport.id, placedOn: '2026-01-12' }
  await madeHistory(context, [
    { ...own, id: 'a', due: '2026-03-10', executedOn: '2026-03-05' },
    { ...own, id: 'b', due: '2026-03-10', executedOn: '2026-03-20' },
    { ...own, id: 'c', due: '2026-03-10', also: cancelled('2026-04-01') },
    { ...own, id: 'd', due: '2026-03-10', also: cancelled('2026-03-01') },
    { ...own, id: 'e', due: '2026-08-01' },
    { ...own, id: 'f', due: '2026-05-01' },
    { ...own, id: 'g', due: '2026-09-01' },
    { ...own, id: 'h', departmentId: culture.id, due: '2026-04-01', executedOn: '2026-04-01' },
  ])
})

const said: [formula: FormulaId, numerator: number, denominator: number, leftOut: number][] = [
  ['in-time-of-all', 2, 6, 2],
  ['done-of-all', 3, 6, 2],
  ['in-time-of-due', 2, 5, 3],
  ['not-late-of-all', 4, 6, 2],
  ['in-time-of-done', 2, 3, 5],
]

describe.each(said)('by the formula %s', (formula, numerator, denominator, leftOut) => {
  const percent = Math.round((100 * numerator) / denominator)

  beforeEach(async () => {
    const act = { formula, from: day('2026-01-01'), number: '512', date: day('2025-12-15') }
    must(await nameOfficialFormula(context, cast.olena.actor, act))
    context.clock.moveTo('2026-07-10')
  })

  it('programs read its two numbers and the places by it', async () => {
    const departments = must(await reportJson(context, 'departments', period))
    expect(departments).toMatchObject({ formulaId: formula, formulaAct: '№ 512 від 15.12.2025' })
    expect(departments.total).toMatchObject({ numerator, denominator, discipline: percent })
    const leadership = must(await reportJson(context, 'leadership', period))
    expect(leadership).toMatchObject({ percent, numerator, denominator, leftOut })
    expect(leadership.trend.at(-1)).toMatchObject({ month: '2026-06', formula })
    const ranked = (rows: { department: string; place: number | null; denominator: number }[]) =>
      Object.fromEntries(rows.map((row) => [row.department, [row.place, row.denominator]]))
    expect(ranked(leadership.departments)).toEqual(ranked(departments.rows))
  })

  it('every page and paper says what it leaves out, and opens as many', async () => {
    const pages = pagesOf(context, cast.andrii)
    const asked = `from=${period.from}&to=${period.to}`
    for (const report of ['departments', 'leadership', 'formulas', 'memo', 'month']) {
      const page = await pages.get(`/reports/${report}?${asked}`)
      const why = formulaOf(formula).leftOut.words.replace(/[()]/g, '.')
      expect(page.text, report).toMatch(new RegExp(`Не враховано ${leftOut}( завдан\\S+)? ?: ${why}`))
      expect(page.text, report).not.toMatch(/у відсот\S+ не вход/)
      const shown = figuresOf(page)[disciplineKeys(formula, 'total').leftOut]!
      expect(shown.value, report).toBe(leftOut)
      expect(lengthOf(await pages.get(shown.href)), report).toBe(leftOut)
    }
    const sheet = await pages.get(`/reports/department?${asked}&department=${cast.departments.culture.id}`)
    expect(sheet.text.slice(sheet.text.indexOf('Рівень'))).toMatch(/100% \( ?1 ?з 1 ?\)/)
  })
})

it('as of a later day leadership counts as overdue and soon what departments count, placed after the period or not', async () => {
  const { education } = cast.departments
  const placed = { departmentId: education.id, placedOn: '2026-07-02' }
  await madeHistory(context, [
    { ...placed, id: 'i', due: '2026-07-05' },
    { ...placed, id: 'j', due: '2026-07-12' },
  ])
  context.clock.moveTo('2026-07-10')
  const asked = { ...period, asOf: '2026-07-08' }
  const departments = must(await reportJson(context, 'departments', asked))
  const leadership = must(await reportJson(context, 'leadership', asked))
  expect(departments.total).toMatchObject({ overdue: 2 })
  expect(leadership).toMatchObject({ overdue: { total: 2, first: [{}, {}] }, soon: { total: 1 } })
  expect(leadership.departments.find(({ department }) => department === education.name)).toMatchObject({
    overdue: 1,
    soon: 1,
  })
  const page = await pagesOf(context, cast.andrii).get(`/reports/leadership?${new URLSearchParams(asked)}`)
  expect(figuresOf(page)['leadership/total/soon']).toMatchObject({ value: 1 })
})
