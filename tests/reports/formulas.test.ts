import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { addDays, type Day, day } from '../../src/kernel/day.ts'
import type { FormulaId } from '../../src/reports/figures/formulas.ts'
import { nameOfficialFormula } from '../../src/reports/figures/name-official-formula.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const placedOn = day('2026-06-01')
const due = day('2026-06-20')
const later = day('2026-07-31')
const june = { from: '2026-06-01', to: '2026-06-30' }

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-07-01') })
    cast = await withCast(context)
  })

  /** Points of one decision, each with its term and the day it was executed on. */
  async function given(points: { term: Day; executedOn?: Day; removed?: true }[]) {
    const tasks = points.map(({ term }, place) =>
      point({ point: String(place + 1), placedOn, term: { kind: 'day', day: term } }),
    )
    const { id } = must(
      await registerDocument(context, cast.olena.actor, decision({ registeredOn: placedOn, tasks })),
    )
    for (const [place, task] of (await tasksOfDocuments(context.db, [id])).entries()) {
      const { executedOn, removed } = points[place]!
      if (executedOn) {
        const execution = { on: executedOn, completeness: 'full' as const, note: null }
        must(await recordExecution(context, cast.olena.actor, task.row.id, execution))
      }
      if (removed) {
        const words = 'втратило чинність'
        const ground = { kind: 'decision' as const, number: '512', date: day('2026-06-28'), words }
        must(
          await removeFromControl(context, cast.olena.actor, task.row.id, { on: day('2026-06-28'), ground }),
        )
      }
    }
  }

  const times = <T>(n: number, one: T) => Array.from({ length: n }, () => one)
  const report = async (query: object = {}) =>
    must(await reportJson(context, 'formulas', { ...june, ...query }))

  describe('a hundred tasks: 60 in time, 10 late, 20 whose term has not come, 10 overdue', () => {
    it('give 60, 70, 75, 80 and 86 by the five formulas', async () => {
      await given([
        ...times(60, { term: due, executedOn: due }),
        ...times(10, { term: due, executedOn: addDays(due, 1) }),
        ...times(20, { term: later }),
        ...times(10, { term: due }),
      ])
      const { total, rows } = await report()
      expect(total).toMatchObject({ all: 100, inTime: 60, late: 10, open: 20, overdue: 10, leftOut: 0 })
      expect(Object.values(total.percents)).toEqual([60, 70, 75, 80, 86])
      expect(rows).toMatchObject([{ department: 'Управління транспорту', percents: total.percents }])
    })
  })

  it('a task removed without execution is left out of every percentage, and said to be', async () => {
    await given([
      { term: due, executedOn: due },
      { term: due, removed: true },
    ])
    expect((await report()).total).toMatchObject({ all: 1, leftOut: 1, percents: { 'in-time-of-all': 100 } })
  })

  it('nothing on control is no percentage at all', async () => {
    const { total, rows } = await report()
    expect(rows).toEqual([])
    expect(Object.values(total.percents)).toEqual([null, null, null, null, null])
  })

  describe('the official formula', () => {
    const act = (formula: FormulaId, from: string, number: string) =>
      nameOfficialFormula(context, cast.olena.actor, {
        formula,
        from: day(from),
        number,
        date: day('2026-05-20'),
      })
    const official = async (query: object = {}) => (await report(query)).official

    it('is the usual one where no act has named another', async () => {
      expect(await official()).toEqual({ formula: 'in-time-of-due', act: null })
    })

    it('is named by an act from a day on; a period that ended before it keeps its own', async () => {
      must(await act('done-of-all', '2026-06-01', '412'))
      expect(await official({ from: '2026-05-01', to: '2026-05-31' })).toMatchObject({ act: null })
      expect(await official()).toEqual({
        formula: 'done-of-all',
        act: { number: '412', date: '2026-05-20', from: '2026-06-01' },
      })
    })

    it('is corrected by another row of the same day, and the old answer stays as it was known', async () => {
      must(await act('done-of-all', '2026-06-01', '412'))
      const before = context.clock.now()
      context.clock.moveTo('2026-07-02')
      must(await act('in-time-of-all', '2026-06-01', '412-а'))
      expect((await official()).formula).toBe('in-time-of-all')
      expect((await official({ knownOn: before })).formula).toBe('done-of-all')
    })

    it('is not named from a day before its act, by an act to come, or by somebody else than control', async () => {
      const early = await nameOfficialFormula(context, cast.olena.actor, {
        formula: 'done-of-all',
        from: day('2026-05-01'),
        number: '412',
        date: day('2026-05-20'),
      })
      expect(early).toMatchObject({
        ok: false,
        refusals: [{ code: 'formula-before-its-act', field: 'from' }],
      })
      const ahead = await nameOfficialFormula(context, cast.olena.actor, {
        formula: 'done-of-all',
        from: day('2026-08-01'),
        number: '412',
        date: day('2026-07-20'),
      })
      expect(ahead).toMatchObject({ ok: false, refusals: [{ code: 'in-the-future', field: 'date' }] })
      const petro = await nameOfficialFormula(context, cast.petro.actor, {
        formula: 'done-of-all',
        from: day('2026-06-01'),
        number: '412',
        date: day('2026-05-20'),
      })
      expect(petro).toMatchObject({ ok: false, refusals: [{ code: 'not-allowed' }] })
    })
  })

  it('an act without a date is asked for on the page, with what was typed kept', async () => {
    const olena = pagesOf(context, cast.olena)
    const answer = await olena.post('/reports/formulas/official', {
      formula: 'done-of-all',
      from: '01.07.2026',
      number: '412',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Дата акта')
    expect(fieldOf(answer, 'number')).toBe('412')
    const saved = await olena.post('/reports/formulas/official', {
      formula: 'done-of-all',
      from: '01.07.2026',
      number: '412',
      date: '20.06.2026',
    })
    expect(saved.status).toBe(303)
    expect((await olena.get('/reports/formulas')).text).toContain(
      'з 01.07.2026 — «Виконано від усіх», акт № 412 від 20.06.2026',
    )
  })
})
