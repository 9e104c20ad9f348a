import { beforeEach, expect, it } from 'vitest'
import { findBySession } from '../../src/access/lists/who-is.ts'
import { maySeeTask } from '../../src/access/may-see.ts'
import { openSession } from '../../src/access/session.ts'
import { createApp } from '../../src/app.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { endLeave } from '../../src/people/actions/end-leave.ts'
import { personLeaves } from '../../src/people/actions/person-leaves.ts'
import { recordLeave } from '../../src/people/actions/record-leave.ts'
import { mergeDepartments } from '../../src/tasks/actions/merge-departments.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { leadOf, taskState } from '../../src/tasks/task-state.ts'
import { type Cast, type Member, signedIn, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

const on = (day: string) => day as Day

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
  })

  const given = async (over: Parameters<typeof point>[0] = {}) => {
    const draft = decision({
      tasks: [point({ executors: [{ words: 'Управління транспорту, Іваненко П. С.' }], ...over })],
    })
    const outcome = must(await registerDocument(context, cast.olena.actor, draft))
    const [task] = await tasksOfDocuments(context.db, [outcome.id])
    return task!
  }
  /** who this person is to the register today, as every request asks it */
  const today = async ({ actor }: Member) => {
    const { secret, writes } = openSession(context.db, actor.accountId, context.clock.now())
    await context.db.commit(writes)
    return (await findBySession(context, context.clock.today(), secret))!
  }
  const leave = (over = {}) => ({
    substitute: 'Шевчук М. А.',
    from: on('2026-11-23'),
    to: on('2026-11-27'),
    orderNumber: '118-к',
    orderDate: on('2026-11-20'),
    ...over,
  })
  const report = (executedOn: string) => ({
    executedOn: on(executedOn),
    completeness: 'full' as const,
    text: 'Дах відремонтовано',
    outgoing: null,
  })

  it('the substitute sees and does the open work of the absent in those days only', async () => {
    const [task, removed] = [await given(), await given()]
    await removeFromControl(context, cast.olena.actor, removed.row.id, {
      on: on('2026-11-20'),
      ground: { kind: 'decision', number: '1', date: on('2026-11-20'), words: '' },
    })
    expect(
      (await recordLeave(context, cast.dmytro.actor, { personId: cast.petro.person.id, leave: leave() })).ok,
    ).toBe(true)
    const sees = async (id: string) => maySeeTask(context.db, await today(cast.maria), id)
    expect(await sees(task.row.id)).toBe(false)
    context.clock.moveTo('2026-11-23')
    expect([await sees(task.row.id), await sees(removed.row.id)]).toEqual([true, false])
    context.clock.moveTo('2026-11-27')
    const outcome = await reportExecution(context, await today(cast.maria), task.row.id, report('2026-11-27'))
    expect(outcome.ok && outcome.value.row).toMatchObject({ lead_id: cast.petro.person.id })
    expect(outcome.ok && outcome.value.facts.at(-1)).toMatchObject({ recordedBy: cast.maria.actor.accountId })
    context.clock.moveTo('2026-11-28')
    expect(await sees(task.row.id)).toBe(false)
    expect(await maySeeTask(context.db, await today(cast.ihor), task.row.id)).toBe(false)
  })

  it('a substitute of a head speaks for the department, and of a controller accepts', async () => {
    const task = await given({ executors: [{ words: 'Управління транспорту' }] })
    await recordLeave(context, cast.dmytro.actor, {
      personId: cast.roman.person.id,
      leave: leave({ substitute: 'Іваненко П. С.' }),
    })
    context.clock.moveTo('2026-11-24')
    expect(
      (await reportExecution(context, await today(cast.petro), task.row.id, report('2026-11-24'))).ok,
    ).toBe(true)
  })

  it('the rights of a controller come on the first day and go after the last by themselves; the work stays theirs', async () => {
    const task = await given()
    await recordLeave(context, cast.dmytro.actor, { personId: cast.olena.person.id, leave: leave() })
    await reportExecution(context, cast.petro.actor, task.row.id, report('2026-11-20'))
    const queue = async () => (await pagesOf(context, cast.maria).get('/queue')).status
    const accepted = async () => acceptReport(context, await today(cast.maria), task.row.id)
    context.clock.moveTo('2026-11-22')
    expect((await accepted()).ok).toBe(false)
    expect(await queue()).toBe(404)
    context.clock.moveTo('2026-11-23')
    expect(await queue()).toBe(200)
    const outcome = await accepted()
    expect(outcome.ok && outcome.value.row).toMatchObject({
      executed_on: '2026-11-20',
      lead_id: cast.petro.person.id,
    })
    context.clock.moveTo('2026-11-28')
    expect(await queue()).toBe(404)
  })

  it('whoever leaves has no more answer in a session that is open', async () => {
    const headers = await signedIn(context, cast.petro)
    const app = createApp(context)
    const status = async () => (await app.request('/my', { headers })).status
    expect(await status()).toBe(200)
    await personLeaves(context, { actor: cast.dmytro.actor }, cast.petro.person.id, context.clock.today())
    expect(await status()).toBe(303)
  })

  it('whoever comes back early has the work again the same day', async () => {
    const task = await given()
    const recorded = await recordLeave(context, cast.dmytro.actor, {
      personId: cast.petro.person.id,
      leave: leave(),
    })
    context.clock.moveTo('2026-11-25')
    expect(await maySeeTask(context.db, await today(cast.maria), task.row.id)).toBe(true)
    if (recorded.ok)
      await endLeave(context, cast.dmytro.actor, { leaveId: recorded.value.id, reason: 'відкликано' })
    expect(await maySeeTask(context.db, await today(cast.maria), task.row.id)).toBe(false)
  })

  it('a right that ends while the page is open is not used any more, and nothing is half done', async () => {
    const task = await given()
    const recorded = await recordLeave(context, cast.dmytro.actor, {
      personId: cast.petro.person.id,
      leave: leave(),
    })
    context.clock.moveTo('2026-11-25')
    const maria = pagesOf(context, cast.maria)
    const form = `/tasks/${task.row.id}/notes`
    expect((await maria.get(form)).status).toBe(200)
    if (recorded.ok)
      await endLeave(context, cast.dmytro.actor, { leaveId: recorded.value.id, reason: 'відкликано' })
    expect((await maria.post(form, { text: 'Триває', seq: String(task.row.seq) })).status).toBe(404)
    const petro = pagesOf(context, cast.petro)
    expect((await petro.get(form)).status).toBe(200)
    await personLeaves(context, { actor: cast.dmytro.actor }, cast.petro.person.id, on('2026-11-25'))
    expect((await petro.post(form, { text: 'Триває' })).to).toContain('/sign-in')
    const [now] = await tasksOfDocuments(context.db, [task.row.document_id])
    expect(now!.row.seq).toBe(task.row.seq)
  })

  it('a leave needs another person, days in order, an order, and no second leave in them', async () => {
    const codes = async (over: object) => {
      const outcome = await recordLeave(context, cast.dmytro.actor, {
        personId: cast.petro.person.id,
        leave: leave(over),
      })
      return outcome.ok ? 'ok' : outcome.refusals.map(({ code }) => code)
    }
    expect(await codes({ substitute: 'Іваненко П. С.' })).toEqual(['own-substitute'])
    expect(await codes({ substitute: 'Нікого Н. Н.' })).toEqual(['unknown-person'])
    expect(await codes({ to: on('2026-11-22') })).toEqual(['ends-before-beginning'])
    expect(await codes({ orderNumber: ' ' })).toEqual(['required'])
    expect(await codes({ orderDate: on('2026-11-21') })).toEqual(['in-the-future'])
    expect(await codes({})).toBe('ok')
    expect(await codes({ from: on('2026-11-27'), to: on('2026-12-01') })).toEqual(['leave-overlaps'])
    expect(await codes({ from: on('2026-11-28'), to: on('2026-12-01') })).toBe('ok')
  })

  it('a department joined to another hands over open work and people; what was before stays with it', async () => {
    const task = await given({
      executors: [
        { words: 'Управління транспорту, Іваненко П. С.' },
        { words: 'Департамент освіти' },
        { words: 'Управління транспорту' },
      ],
    })
    const { transport, education } = cast.departments
    context.clock.moveTo('2026-12-01')
    const merger = { into: education.id, on: on('2026-12-01'), ground: 'рішення № 77' }
    expect(
      await mergeDepartments(context, cast.dmytro.actor, { id: transport.id, ...merger, into: transport.id }),
    ).toMatchObject({
      refusals: [{ code: 'not-a-choice' }],
    })
    expect(await mergeDepartments(context, cast.dmytro.actor, { id: transport.id, ...merger })).toEqual({
      ok: true,
      value: { moved: 1 },
    })
    const [now] = await tasksOfDocuments(context.db, [task.row.document_id])
    expect(now!.row.department_id).toBe(education.id)
    expect(now!.state.executors).toEqual([
      { departmentId: education.id, personId: cast.petro.person.id, role: 'lead' },
      { departmentId: education.id, personId: null, role: 'co-executor' },
    ])
    expect(leadOf(taskState(now!.facts, { asOf: on('2026-12-01') }).executors)?.departmentId).toBe(
      transport.id,
    )
    expect(await mergeDepartments(context, cast.dmytro.actor, { id: transport.id, ...merger })).toMatchObject(
      {
        refusals: [{ code: 'department-closed' }],
      },
    )
  })
})
