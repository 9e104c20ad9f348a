import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { openControlPoints } from '../../src/tasks/actions/open-control-points.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const given = async (term: TaskInput['term']) => {
    return must(await registerDocument(context, cast.olena.actor, decision({ tasks: [point({ term })] }))).id
  }
  const points = async (documentId: string) =>
    (await tasksOfDocuments(context.db, [documentId])).map(({ row }) => [
      row.due_day,
      row.placed_on,
      row.executed_on,
    ])
  const on = async (day: string) => {
    context.clock.moveTo(day)
    return openControlPoints(context)
  }
  const monthly = { kind: 'periodic', every: 'month', day: 5 } as const

  it('the point of a period comes with its first day, executed before or not, and once', async () => {
    const id = await given(monthly)
    expect(await points(id)).toEqual([['2026-12-04', '2026-11-20', null]])
    expect(await on('2026-12-31')).toBe(0)
    expect(await on('2027-01-01')).toBe(1)
    expect(await openControlPoints(context)).toBe(0)
    expect(await on('2027-01-02')).toBe(0)
    expect(await points(id)).toEqual([
      ['2026-12-04', '2026-11-20', null],
      ['2027-01-05', '2027-01-01', null],
    ])
  })

  it('the one that the execution before it has opened is not opened again', async () => {
    const id = await given(monthly)
    const [first] = await tasksOfDocuments(context.db, [id])
    context.clock.moveTo('2026-12-03')
    await recordExecution(context, cast.olena.actor, first!.row.id, {
      on: '2026-12-03' as Day,
      completeness: 'full',
      note: null,
    })
    expect(await on('2027-01-01')).toBe(0)
    expect(await points(id)).toEqual([
      ['2026-12-04', '2026-11-20', '2026-12-03'],
      ['2027-01-05', '2026-12-03', null],
    ])
  })

  it('a task that was revoked has no more points, nor has one without a period', async () => {
    const id = await given(monthly)
    await given({ kind: 'permanent' })
    const [first] = await tasksOfDocuments(context.db, [id])
    await removeFromControl(context, cast.olena.actor, first!.row.id, {
      on: '2026-11-20' as Day,
      ground: { kind: 'decision', number: '7', date: '2026-11-20' as Day, words: 'втратило чинність' },
    })
    expect(await on('2027-01-01')).toBe(0)
  })

  it('the document stays on control while a period is open, and leaves it when that is revoked by an act', async () => {
    const id = await given(monthly)
    const current = async () =>
      (await tasksOfDocuments(context.db, [id])).filter(({ row }) => row.removed_on === null)
    const [first] = await current()
    context.clock.moveTo('2026-12-03')
    const executed = { on: '2026-12-03' as Day, completeness: 'full' as const, note: null }
    await recordExecution(context, cast.olena.actor, first!.row.id, executed)
    const pages = pagesOf(context, cast.olena)
    const remove = async (task: string, number: string) => {
      const card = await pages.get(`/documents/${id}?task=${task}`)
      expect(card.html).toContain(`/tasks/${task}/removal"`)
      const act = { on: '03.12.2026', 'decision[number]': number, 'decision[date]': '03.12.2026' }
      return pages.post(`/tasks/${task}/removal`, { by: 'decision', ...act })
    }
    expect((await remove(first!.row.id, '7')).status).toBe(303)
    const [next, ...others] = await current()
    expect(others).toEqual([])
    expect(next!.row.due_day).toBe('2027-01-05')
    expect((await remove(next!.row.id, '8')).status).toBe(303)
    expect(await current()).toEqual([])
    expect(await on('2027-01-01')).toBe(0)
    expect(await current()).toEqual([])
  })

  it('periods that passed while nobody ran the register are not made up', async () => {
    const id = await given(monthly)
    expect(await on('2027-06-02')).toBe(1)
    expect((await points(id)).map(([due]) => due)).toEqual(['2026-12-04', '2027-06-04'])
  })
})
