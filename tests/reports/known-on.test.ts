import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { day } from '../../src/kernel/day.ts'
import { behindFigure } from '../../src/reports/figures/figures.ts'
import { sinceKnown } from '../../src/reports/figures/since-known.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const june = { from: '2026-06-01', to: '2026-06-30' }
const before = '2026-07-05T09:00:00Z'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-06-01') })
    cast = await withCast(context)
  })

  const protocol = async (over: Parameters<typeof point>[0] = {}) => {
    const due = { kind: 'day' as const, day: day('2026-06-20') }
    const on = day('2026-06-01')
    const tasks = [1, 2].map((place) => point({ point: String(place), placedOn: on, term: due, ...over }))
    const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
    return must(await registerDocument(context, cast.olena.actor, draft))
  }
  const departments = async (given: object = {}) =>
    must(await reportJson(context, 'departments', { ...june, ...given }))
  const instructions = async (given: object = {}) =>
    must(await reportJson(context, 'half-year', { ...june, ...given })).instructions

  describe('an execution of 28.06 entered on 10.07', () => {
    it('is not in what was known on 05.07, is in what is known today, and the difference names it', async () => {
      const [first, second] = await tasksOfDocuments(context.db, [(await protocol()).id])
      const { actor } = cast.olena
      context.clock.moveTo('2026-06-18')
      const execution = { completeness: 'full' as const, note: null }
      must(await recordExecution(context, actor, first!.row.id, { ...execution, on: day('2026-06-18') }))
      context.clock.moveTo('2026-07-10')
      must(await recordExecution(context, actor, second!.row.id, { ...execution, on: day('2026-06-28') }))

      expect(await instructions()).toEqual({ given: 2, executedInFull: 2, percent: 100 })
      expect(await instructions({ knownOn: before })).toEqual({ given: 2, executedInFull: 1, percent: 50 })
      expect((await departments()).total).toMatchObject({ executedInTime: 1, executedLate: 1, overdue: 0 })
      expect((await departments({ knownOn: before })).total).toMatchObject({
        executedInTime: 1,
        executedLate: 0,
        overdue: 1,
        discipline: 50,
      })

      const query = must(readQuery({ ...june, knownOn: before }, context.clock.today()))
      const figure = 'half-year/instructions/executedInFull'
      const since = await sinceKnown(context.reports, query, figure)
      expect(since.come.ids).toEqual([second!.row.id])
      expect(since.gone.ids).toEqual([])
    })
  })

  describe('a term', () => {
    it('moved in time counts in the month it moved to; moved late it stays a breach', async () => {
      const [first, second] = await tasksOfDocuments(context.db, [(await protocol()).id])
      const until = { until: day('2026-07-15'), decidedBy: null, ground: null }
      context.clock.moveTo('2026-06-25')
      must(
        await extendTerm(context, cast.olena.actor, first!.row.id, {
          ...until,
          decidedOn: day('2026-06-20'),
        }),
      )
      must(
        await extendTerm(context, cast.olena.actor, second!.row.id, {
          ...until,
          decidedOn: day('2026-06-21'),
        }),
      )
      expect((await departments()).total).toMatchObject({ due: 1, extended: 1, overdue: 1, discipline: 0 })
      // Before the decisions nothing had moved, and no term had come.
      expect((await departments({ asOf: '2026-06-20' })).total).toMatchObject({
        due: 0,
        extended: 0,
        inProgress: 2,
      })
      context.clock.moveTo('2026-08-03')
      const july = await reportJson(context, 'departments', { from: '2026-07-01', to: '2026-07-31' })
      expect(must(july).total).toMatchObject({ opening: 2, due: 1 })
    })
  })

  describe('a department with nothing due', () => {
    it('has a row, no percentage and no place', async () => {
      await protocol({ term: { kind: 'none' } })
      expect((await departments()).rows).toEqual([
        {
          department: 'Управління транспорту',
          opening: 0,
          taken: 2,
          handedIn: 0,
          handedOut: 0,
          executedInTime: 0,
          executedLate: 0,
          removed: 0,
          withdrawn: 0,
          extended: 0,
          overdue: 0,
          dueToday: 0,
          inProgress: 2,
          closing: 2,
          due: 0,
          inTimeOfDue: 0,
          numerator: 0,
          denominator: 0,
          discipline: null,
          place: null,
        },
      ])
      expect((await departments({ from: '2026-05-01', to: '2026-05-31' })).rows).toEqual([])
    })
  })

  describe('an annulled document', () => {
    it('counts until the day of its annulment, and as then known after it', async () => {
      const { id } = await protocol()
      const decided = { kind: 'decision' as const, number: '7', date: day('2026-06-02'), words: '' }
      for (const { row } of await tasksOfDocuments(context.db, [id])) {
        context.clock.moveTo('2026-06-02')
        must(
          await removeFromControl(context, cast.olena.actor, row.id, {
            on: day('2026-06-02'),
            ground: decided,
          }),
        )
      }
      context.clock.moveTo('2026-06-10')
      must(
        await annulDocument(context, cast.olena.actor, {
          documentId: id,
          version: 1,
          input: { reason: 'помилково' },
        }),
      )
      expect(await instructions()).toEqual({ given: 0, executedInFull: 0, percent: null })
      expect((await departments()).rows).toEqual([])
      expect(await instructions({ asOf: '2026-06-10' })).toMatchObject({ given: 2 })
      expect(await instructions({ knownOn: '2026-06-09T12:00:00Z' })).toMatchObject({ given: 2 })
      expect((await departments({ knownOn: '2026-06-09T12:00:00Z' })).total).toMatchObject({
        taken: 2,
        removed: 2,
      })
    })
  })

  describe('a removal decision', () => {
    it('is counted once for all the documents it removed', async () => {
      context.clock.moveTo('2026-06-15')
      for (const { id } of [await protocol(), await protocol()]) {
        for (const { row } of await tasksOfDocuments(context.db, [id])) {
          const ground = { kind: 'decision' as const, number: '512', date: day('2026-06-12'), words: '' }
          must(await removeFromControl(context, cast.olena.actor, row.id, { on: day('2026-06-12'), ground }))
        }
      }
      const { removalDecisions } = must(await reportJson(context, 'half-year', june))
      expect(removalDecisions).toEqual({ count: 1, documents: 2 })
      const query = must(readQuery(june, context.clock.today()))
      const listed = await behindFigure(context.reports, query, 'half-year/removalDecisions/count')
      expect(listed).toEqual({ of: 'decision', ids: ['2026-06-12 512'] })
    })
  })
})
