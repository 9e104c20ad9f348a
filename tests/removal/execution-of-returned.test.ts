import { beforeEach, describe, expect, it } from 'vitest'
import type { Result } from '../../src/kernel/result.ts'
import { adoptDecision } from '../../src/removal/actions/adopt-decision.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { reverseDecision } from '../../src/removal/actions/reverse-decision.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { delayOf } from '../../src/tasks/delay.ts'
import type { ExecutionChoice } from '../../src/tasks/fact.ts'
import { findTask } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { fieldOf, pagesOf, rowsOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { executed, on, registered } from './executed-acts.ts'

/* Executed on 01.03 of a term of 05.03, removed by decision № 1 of 10.04, reversed on 20.05. */

const half = { from: '2026-01-01', to: '2026-06-30' }

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-02-02') })
    cast = await withCast(context)
  })

  /** Acts of one point each, and the decision that removed them. */
  async function removedActs(count: number): Promise<{ ids: string[]; decision: string }> {
    const term = { kind: 'day' as const, day: on('2026-03-05') }
    const ids: string[] = []
    context.clock.moveTo('2026-02-02')
    for (let nth = 0; nth < count; nth++) {
      const [id] = await registered(context, cast, { registeredOn: on('2026-02-02') }, [{ term }])
      ids.push(id!)
    }
    context.clock.moveTo('2026-03-01')
    for (const id of ids) await executed(context, cast, id, '2026-03-01')
    context.clock.moveTo('2026-04-10')
    const { actor } = cast.olena
    const draft = taken(await draftDecision(context, actor, { chosen: { tasks: ids } }))
    taken(await adoptDecision(context, actor, { id: draft.id, act: { number: '1', date: on('2026-04-10') } }))
    return { ids, decision: draft.id }
  }

  async function reversed(decision: string, execution: ExecutionChoice): Promise<void> {
    context.clock.moveTo('2026-05-20')
    const act = { number: '2', date: on('2026-05-20'), reason: 'Скарга', execution }
    taken(await reverseDecision(context, cast.olena.actor, { id: decision, act }))
    context.clock.moveTo('2026-07-10')
  }

  const departments = async (asOf: string) =>
    taken(await reportJson(context, 'departments', { ...half, asOf })).total
  const removals = async (asOf: string, knownOn?: string) =>
    taken(await reportJson(context, 'half-year', { ...half, asOf, knownOn })).removalDecisions

  describe('a decision that an act has reversed', () => {
    it('is no longer among removal decisions from the day of the act on, nor are its documents', async () => {
      const { decision } = await removedActs(2)
      await reversed(decision, 'stands')
      expect(await removals('2026-05-20')).toEqual({ count: 1, documents: 2 })
      expect(await removals('2026-05-21')).toEqual({ count: 0, documents: 0 })
      expect(await removals('2026-07-01')).toEqual({ count: 0, documents: 0 })
      // Nobody knew of the act before it was recorded.
      expect(await removals('2026-07-01', '2026-05-19')).toEqual({ count: 1, documents: 2 })
    })

    it('counts with what it still keeps removed, where only one of its points was returned', async () => {
      const { ids } = await removedActs(2)
      context.clock.moveTo('2026-05-20')
      const again = { on: on('2026-05-20'), ground: 'Скарга', execution: 'stands' as const }
      taken(await returnToControl(context, cast.olena.actor, ids[0]!, again))
      context.clock.moveTo('2026-07-10')
      expect(await removals('2026-07-01')).toEqual({ count: 1, documents: 1 })
      const sheet = await pagesOf(context, cast.olena).get(
        '/reports/half-year/list?from=2026-01-01&to=2026-06-30&asOf=2026-07-01&figure=half-year/removalDecisions/documents',
      )
      expect(sheet.text).toContain('№ 2')
      expect(sheet.text).not.toContain('№ 1 від 02.02.2026')
    })
  })

  describe('a task that is returned to control as not executed', () => {
    it('is open from that day, overdue since its term, and was in time before it', async () => {
      const { ids, decision } = await removedActs(1)
      await reversed(decision, 'falls')
      expect(await departments('2026-05-01')).toMatchObject({
        removed: 1,
        executedInTime: 1,
        overdue: 0,
        discipline: 100,
      })
      expect(await departments('2026-07-01')).toMatchObject({
        closing: 1,
        executedInTime: 0,
        overdue: 1,
        due: 1,
        discipline: 0,
      })
      const { row, state, facts } = (await findTask(context.db, ids[0]!))!
      expect(row).toMatchObject({
        removed_on: null,
        executed_on: null,
        completeness: null,
        due_day: '2026-03-05',
      })
      expect(delayOf(facts, state, on('2026-07-10'))).toMatchObject({
        levels: { 'off-control': 40, rework: 51 },
      })
      expect(rowsOf(await pagesOf(context, cast.petro).get('/tasks?state=overdue'))).toHaveLength(1)
      const now = taken(await reportJson(context, 'departments', { from: '2026-07-01', to: '2026-12-31' }))
      expect(now.total).toMatchObject({ opening: 1, overdue: 1 })
    })

    it('is executed anew, and not before that day', async () => {
      const { ids, decision } = await removedActs(1)
      await reversed(decision, 'falls')
      const again = (day: string) =>
        recordExecution(context, cast.olena.actor, ids[0]!, { on: on(day), completeness: 'full', note: null })
      expect(await again('2026-05-19')).toMatchObject({ refusals: [{ code: 'executed-before-return' }] })
      taken(await again('2026-06-01'))
      expect(await departments('2026-07-01')).toMatchObject({
        executedInTime: 0,
        executedLate: 1,
        overdue: 0,
      })
    })

    it('from its card, by the choice that the form asks for', async () => {
      const { ids } = await removedActs(1)
      context.clock.moveTo('2026-05-20')
      const olena = pagesOf(context, cast.olena)
      const form = await olena.get(`/tasks/${ids[0]}/control-again`)
      expect(fieldOf(form, 'execution')).toBe('')
      const fields = { on: '20.05.2026', ground: 'Рішення № 2' }
      const unsaid = await olena.post(`/tasks/${ids[0]}/control-again`, { ...fields, execution: '' })
      expect(unsaid.status).toBe(422)
      await olena.post(`/tasks/${ids[0]}/control-again`, { ...fields, execution: 'falls' })
      const { state } = (await findTask(context.db, ids[0]!))!
      expect(state).toMatchObject({ executedOn: null, removedOn: null, fellOn: '2026-05-20' })
    })
  })

  describe('a task that is returned to control for a check', () => {
    it('is on control, and executed in time', async () => {
      const { ids, decision } = await removedActs(1)
      await reversed(decision, 'stands')
      expect(await departments('2026-07-01')).toMatchObject({
        closing: 1,
        executedInTime: 1,
        overdue: 0,
        due: 1,
        discipline: 100,
      })
      const { row } = (await findTask(context.db, ids[0]!))!
      expect(row).toMatchObject({ removed_on: null, executed_on: '2026-03-01' })
    })
  })

  it('the decision says what was said of the execution, and its form asks it', async () => {
    const { decision } = await removedActs(1)
    context.clock.moveTo('2026-05-20')
    const olena = pagesOf(context, cast.olena)
    expect(fieldOf(await olena.get(`/removal/${decision}`), 'execution')).toBe('')
    const act = { number: '2', date: '20.05.2026', reason: 'Скарга' }
    expect((await olena.post(`/removal/${decision}/reversal`, { ...act, execution: '' })).status).toBe(422)
    await olena.post(`/removal/${decision}/reversal`, { ...act, execution: 'falls' })
    expect((await olena.get(`/removal/${decision}`)).text).toContain(
      'Повернуто на контроль: 1 пункт, рішення № 2 від 20.05.2026. Скарга Як не виконані: відкриті з дня акта.',
    )
  })

  it('an act that says nothing of the execution leaves it standing', async () => {
    const { decision } = await removedActs(1)
    const act = { number: '2', date: on('2026-04-10'), reason: 'Помилка' }
    const { reversal } = taken(await reverseDecision(context, cast.olena.actor, { id: decision, act }))
    expect(reversal).toMatchObject({ execution: 'stands' })
  })

  it('what was recorded when no act said it is counted as it was in the reports signed then', async () => {
    const { decision } = await removedActs(1)
    await reversed(decision, 'stands')
    const older = "UPDATE task_facts SET detail = NULL WHERE kind = 'returned-to-control'"
    await context.db.commit([{ sql: older, parameters: [] }])
    expect(await removals('2026-07-01')).toEqual({ count: 1, documents: 1 })
    expect(await departments('2026-07-01')).toMatchObject({ executedInTime: 1, overdue: 0 })
  })
})

function taken<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
