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
    const query = `from=${period.from}&to=${period.to}`
    for (const report of ['departments', 'leadership', 'formulas', 'memo', 'month']) {
      const page = await pages.get(`/reports/${report}?${query}`)
      const why = formulaOf(formula).leftOut.words.replace(/[()]/g, '.')
      expect(page.text, report).toMatch(new RegExp(`Не враховано ${leftOut}( завдан\\S+)? ?: ${why}`))
      expect(page.text, report).not.toMatch(/у відсот\S+ не вход/)
      const shown = figuresOf(page)[disciplineKeys(formula, 'total').leftOut]!
      expect(shown.value, report).toBe(leftOut)
      expect(lengthOf(await pages.get(shown.href)), report).toBe(leftOut)
    }
    const sheet = await pages.get(`/reports/department?${query}&department=${cast.departments.culture.id}`)
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
  const query = { ...period, asOf: '2026-07-08' }
  const departments = must(await reportJson(context, 'departments', query))
  const leadership = must(await reportJson(context, 'leadership', query))
  expect(departments.total).toMatchObject({ overdue: 2 })
  expect(leadership).toMatchObject({ overdue: { total: 2, first: [{}, {}] }, soon: { total: 1 } })
  expect(leadership.departments.find(({ department }) => department === education.name)).toMatchObject({
    overdue: 1,
    soon: 1,
  })
  const page = await pagesOf(context, cast.andrii).get(`/reports/leadership?${new URLSearchParams(query)}`)
  expect(figuresOf(page)['leadership/total/soon']).toMatchObject({ value: 1 })
})

describe('the smallest number for a place', () => {
  const form = { least: '2', from: '01.01.2026', number: '77', date: '15.12.2025' }
  const placesOf = async (query: object = period) => {
    const rows = [
      ...must(await reportJson(context, 'departments', query)).rows,
      ...must(await reportJson(context, 'leadership', query)).departments,
    ]
    return rows.map(({ department, place }) => [department, place])
  }
  const [transport, culture] = ['Управління транспорту', 'Управління культури']

  it('is set by an act on a page; a department with less keeps its percentage, and has no place anywhere', async () => {
    const pages = pagesOf(context, cast.dmytro)
    expect((await pages.post('/reports/least-for-place', form)).to).toBe('/reports/least-for-place')
    expect((await pages.get('/reports/least-for-place')).text).toMatch(
      /з 01\.01\.2026 — 2 ?, акт № 77 від 15\.12\.2025 Кравець Д. І., 20\.12\.2025/,
    )
    context.clock.moveTo('2026-07-10')
    expect(await placesOf()).toEqual([
      [transport, 1],
      [culture, null],
      [transport, 1],
      [culture, null],
    ])
    const read = pagesOf(context, cast.andrii)
    const query = new URLSearchParams(period)
    for (const report of ['memo', 'month']) {
      const { text } = await read.get(`/reports/${report}?${query}`)
      expect(text, report).toMatch(/Управління культури( \d+){5} 100 (— )?1 з 1/)
    }
    const sheet = await read.get(`/reports/department?${query}&department=${cast.departments.culture.id}`)
    expect(sheet.text).toContain('100%')
    expect(sheet.text).not.toContain(', місце ')
  })

  it('holds for periods from its day on, as known then; others are refused it, and a day before the act', async () => {
    context.clock.moveTo('2026-07-10')
    const before = context.clock.now()
    context.clock.moveTo('2026-07-11')
    const dmytro = pagesOf(context, cast.dmytro)
    const later = { ...form, from: '10.07.2026', date: '10.07.2026' }
    const back = await dmytro.post('/reports/least-for-place', { ...later, from: '01.01.2026' })
    expect(back.status).toBe(422)
    expect((await pagesOf(context, cast.petro).post('/reports/least-for-place', later)).status).toBe(403)
    expect((await dmytro.post('/reports/least-for-place', later)).status).toBe(303)
    expect(await placesOf()).toEqual([
      [transport, 2],
      [culture, 1],
      [culture, 1],
      [transport, 2],
    ])
    const july = { from: '2026-01-01', to: '2026-07-10' }
    expect((await placesOf(july)).slice(0, 2)).toEqual([
      [transport, 1],
      [culture, null],
    ])
    expect((await placesOf({ ...july, knownOn: before })).slice(0, 2)).toEqual([
      [transport, 2],
      [culture, 1],
    ])
  })
})
