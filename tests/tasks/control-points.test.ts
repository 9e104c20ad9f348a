import { beforeEach, expect, it } from 'vitest'
import { checkProjection } from '../../src/cli/checks/projection.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { addDays, type Day } from '../../src/kernel/day.ts'
import { openTasks } from '../../src/letters/plan/open-tasks.ts'
import { layControlPoints } from '../../src/tasks/actions/lay-control-points.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact } from '../../src/tasks/acts/retractions.ts'
import { blankTask, firstEvents, toFacts } from '../../src/tasks/open-task.ts'
import { findTask, insertTasks, tasksOfDocuments } from '../../src/tasks/store.ts'
import type { TaskInput } from '../../src/tasks/task-draft.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

const day = (text: string) => text as Day

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const given = async (term: TaskInput['term']) => {
    const draft = decision({ tasks: [point({ term })] })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    return (await tasksOfDocuments(context.db, [id]))[0]!.row.id
  }
  const stateOf = async (id: string) => (await findTask(context.db, id))!.state
  const rowOf = async (id: string) => (await findTask(context.db, id))!.row
  const execute = (id: string, on: string, named?: string) =>
    recordExecution(context, cast.olena.actor, id, {
      on: day(on),
      completeness: 'full',
      note: null,
      ...(named && { point: day(named) }),
    })
  const outcomes = async (id: string) =>
    (await stateOf(id)).points!.flatMap(({ due, executedOn }) => (executedOn ? [[due, executedOn]] : []))
  const monthly = { kind: 'periodic', every: 'month', day: 5 } as const

  it('an instruction stands once: its day is that of the first point that is open, and no point is another task', async () => {
    const id = await given(monthly)
    expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-04', executed_on: null, points_closed: 0 })
    context.clock.moveTo('2026-12-03')
    must(await execute(id, '2026-12-03'))
    expect(await rowOf(id)).toMatchObject({
      due_day: '2027-01-05',
      executed_on: null,
      completeness: null,
      points_closed: 1,
    })
    expect(await outcomes(id)).toEqual([['2026-12-04', '2026-12-03']])
    const count = context.db.read.selectFrom('tasks').select((eb) => eb.fn.countAll<number>().as('n'))
    expect(await count.executeTakeFirst()).toEqual({ n: 1 })
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })

  it('the next point comes by the calendar, though nobody ran the register and none was executed', async () => {
    const id = await given(monthly)
    context.clock.moveTo('2027-06-20')
    const { points, dueDay } = await stateOf(id)
    expect(points!.filter(({ due }) => due <= '2027-06-20').map(({ due }) => due)).toEqual([
      '2026-12-04',
      '2027-01-05',
      '2027-02-05',
      '2027-03-05',
      '2027-04-05',
      '2027-05-05',
      '2027-06-04',
    ])
    expect(dueDay).toBe('2026-12-04')
  })

  it('a report is about the last point whose period has begun; one that was missed stays open until it is named', async () => {
    const id = await given(monthly)
    context.clock.moveTo('2027-01-04')
    const report = {
      executedOn: day('2027-01-04'),
      completeness: 'full' as const,
      text: 'Подано',
      outgoing: null,
    }
    must(await reportExecution(context, cast.petro.actor, id, report))
    expect(await rowOf(id)).toMatchObject({ reported_on: '2027-01-04' })
    context.clock.moveTo('2027-01-08')
    must(await acceptReport(context, cast.olena.actor, id))
    expect(await outcomes(id)).toEqual([['2027-01-05', '2027-01-04']])
    expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-04', reported_on: null })
    must(await execute(id, '2027-01-08', '2026-12-05'))
    expect(await outcomes(id)).toEqual([
      ['2026-12-04', '2027-01-08'],
      ['2027-01-05', '2027-01-04'],
    ])
    expect(await rowOf(id)).toMatchObject({ due_day: '2027-02-05' })
    expect(await execute(id, '2027-01-08', '2026-12-05')).toMatchObject({
      refusals: [{ code: 'not-a-choice', field: 'point' }],
    })
    expect(await execute(id, '2027-01-08', '2027-01-20')).toMatchObject({
      refusals: [{ code: 'not-a-choice', field: 'point' }],
    })
  })

  it('an outcome written by mistake is taken back, and its point is open again', async () => {
    const id = await given(monthly)
    context.clock.moveTo('2026-12-03')
    must(await execute(id, '2026-12-03'))
    const { seq } = await rowOf(id)
    must(await retractFact(context, cast.olena.actor, id, { fact: seq, reason: 'не та' }))
    expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-04', points_closed: 0 })
  })

  it('the term put right lays its points anew, and one without periods has none', async () => {
    const id = await given({ kind: 'day', day: day('2026-12-10') })
    const { text } = await rowOf(id)
    const words = { text, controller: null, supervisor: null, special: false }
    const right = (term: TaskInput['term']) =>
      editTask(context, cast.olena.actor, id, { ...words, term, reason: 'описка' })
    must(await right(monthly))
    expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-04', points_closed: 0 })
    context.clock.moveTo('2026-12-03')
    must(await right({ kind: 'periodic', every: 'week', day: 5 }))
    expect((await stateOf(id)).points!.slice(0, 2).map(({ due }) => due)).toEqual([
      '2026-11-27',
      '2026-12-04',
    ])
    must(await right({ kind: 'day', day: day('2026-12-10') }))
    expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-10', points_closed: null })
  })

  it('its card tells each point with its outcome, and asks of a report which one it is about', async () => {
    const id = await given(monthly)
    context.clock.moveTo('2027-01-08')
    must(await execute(id, '2027-01-08', '2026-12-05'))
    const { document_id } = await rowOf(id)
    const card = await pagesOf(context, cast.olena).get(`/documents/${document_id}?task=${id}`)
    expect(card.text).toContain('Контрольні точки: 1 виконано')
    expect(card.text).toContain('виконано 08.01.2027, із запізненням на 35 днів')
    expect(card.text).toContain('не виконано, прострочено на 3 дні')
    expect(card.text).toContain('Контрольна точка за грудень 2026 року — 05.01.2027.')
    context.clock.moveTo('2027-02-02')
    const form = await pagesOf(context, cast.petro).get(`/tasks/${id}/reports`)
    expect(form.html).toContain('<option value="2027-01-05"')
    const sent = { text: 'Подано', executedOn: '02.02.2027', completeness: 'full', point: '2027-01-05' }
    expect((await pagesOf(context, cast.petro).post(`/tasks/${id}/reports`, sent)).status).toBe(303)
    must(await acceptReport(context, cast.olena.actor, id))
    expect(await rowOf(id)).toMatchObject({ due_day: '2027-02-05', points_closed: 2 })
  })

  it('letters of each point are its own', async () => {
    const id = await given(monthly)
    const [before] = await openTasks(context.db)
    context.clock.moveTo('2026-12-03')
    must(await execute(id, '2026-12-03'))
    const [after] = await openTasks(context.db)
    expect([before!.dueDay, after!.dueDay]).toEqual(['2026-12-04', '2027-01-05'])
    expect(after!.dueVersion).not.toBe(before!.dueVersion)
  })

  it('is not offered for removal because a point was done, and leaves control by an act', async () => {
    const id = await given(monthly)
    context.clock.moveTo('2026-12-03')
    must(await execute(id, '2026-12-03'))
    expect((await pagesOf(context, cast.olena).get('/removal')).text).not.toContain('можна зняти')
    const ground = {
      kind: 'decision',
      number: '7',
      date: day('2026-12-03'),
      words: 'втратило чинність',
    } as const
    must(await removeFromControl(context, cast.olena.actor, id, { on: day('2026-12-03'), ground }))
    expect(await rowOf(id)).toMatchObject({ removed_on: '2026-12-03' })
  })

  it('is executed with its last point where its periods end', async () => {
    const id = await given({ ...monthly, until: day('2027-01-31') })
    context.clock.moveTo('2027-01-05')
    must(await execute(id, '2026-12-04'))
    expect(await rowOf(id)).toMatchObject({ executed_on: null, due_day: '2027-01-05' })
    must(await execute(id, '2027-01-05'))
    expect(await rowOf(id)).toMatchObject({ executed_on: '2027-01-05', completeness: 'full' })
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })

  it('points are laid further ahead once a day, and what was done of them stands', async () => {
    const id = await given(monthly)
    const last = async () => (await stateOf(id)).points!.at(-1)!.due
    expect(await last()).toBe('2028-12-05')
    context.clock.moveTo('2026-12-03')
    must(await execute(id, '2026-12-03'))
    expect(await layControlPoints(context)).toBe(0)
    context.clock.moveTo('2028-01-10')
    expect(await layControlPoints(context)).toBe(1)
    expect(await layControlPoints(context)).toBe(0)
    expect(await last()).toBe('2030-02-05')
    const { points } = await stateOf(id)
    expect(new Set(points!.map(({ due }) => due)).size).toBe(points!.length)
    expect(await outcomes(id)).toEqual([['2026-12-04', '2026-12-03']])
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })

  it('of an older register one instruction is made of the tasks that its points were', async () => {
    const id = await given(null)
    const { row, state } = (await findTask(context.db, id))!
    const at = (seriesId: string | null, place: number) => ({
      ...blankTask({ id: row.document_id, kind: row.kind, registeredOn: row.registered_on }, place + 1),
      text: 'Звітувати',
      term: JSON.stringify(monthly),
      series_id: seriesId,
      series_place: place,
    })
    const by = { recordedAt: context.clock.now(), recordedBy: null }
    const first = at(null, 1)
    const second = at(first.id, 2)
    const begin = (due: string) =>
      firstEvents({
        executors: state.executors,
        due: day(due),
        since: row.registered_on,
        placedOn: row.registered_on,
      })
    const done = {
      kind: 'executed' as const,
      completeness: 'full' as const,
      note: null,
      happenedOn: row.registered_on,
    }
    await context.db.commit(
      insertTasks([
        { draft: first, facts: toFacts([...begin('2026-12-04'), done], 0, by) },
        { draft: second, facts: toFacts(begin('2027-01-05'), 0, by) },
      ]),
    )
    context.clock.moveTo('2026-12-10')
    expect(await layControlPoints(context)).toBe(1)
    expect(await rowOf(first.id)).toMatchObject({ removed_on: '2026-12-10', executed_on: row.registered_on })
    expect(await rowOf(second.id)).toMatchObject({
      removed_on: null,
      due_day: '2027-01-05',
      points_closed: 0,
    })
    context.clock.moveTo(addDays(day('2026-12-10'), 1))
    expect(await layControlPoints(context)).toBe(0)
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })
})
