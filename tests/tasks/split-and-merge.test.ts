import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { mergeTask } from '../../src/tasks/acts/merging.ts'
import { splitTask } from '../../src/tasks/acts/splitting.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let documentId: string
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    const second = point({ point: '2', text: 'Вивезти сніг', executors: [{ words: 'Управління культури' }] })
    const outcome = await registerDocument(context, cast.olena.actor, decision({ tasks: [point(), second] }))
    documentId = outcome.ok ? outcome.value.id : ''
  })
  const tasks = () => tasksOfDocuments(context.db, [documentId])
  const splitOff = {
    point: '1.1',
    text: 'Утеплити горище',
    executors: [{ words: 'Департамент освіти' }],
    due: null,
    ground: 'резолюція',
  }

  it('a part of a point becomes a point of its own, not due later', async () => {
    const [first] = await tasks()
    const late = { ...splitOff, due: '2026-12-11' as Day }
    expect(await splitTask(context, cast.olena.actor, first!.row.id, late)).toMatchObject({
      refusals: [{ code: 'split-due-later' }],
    })
    expect((await splitTask(context, cast.petro.actor, first!.row.id, splitOff)).ok).toBe(false)
    expect((await splitTask(context, cast.olena.actor, first!.row.id, splitOff)).ok).toBe(true)
    const [origin, , made] = await tasks()
    expect(made!.row).toMatchObject({
      point: '1.1',
      due_day: '2026-12-10',
      placed_on: '2026-11-20',
      department_id: cast.departments.education.id,
    })
    expect(origin!.row).toMatchObject({ text: first!.row.text, executed_on: null })
    const page = await pagesOf(context, cast.olena).get(`/documents/${documentId}?task=${made!.row.id}`)
    expect(page.text).toContain('виділено з п. 1: резолюція')
  })

  it('a point that is joined to another leaves control, and the other goes on with the executors of both', async () => {
    const [first, second] = await tasks()
    const joining = { into: first!.row.id, text: null, ground: 'резолюція' }
    expect(
      await mergeTask(context, cast.olena.actor, second!.row.id, { ...joining, into: second!.row.id }),
    ).toMatchObject({ refusals: [{ code: 'not-a-choice' }] })
    expect((await mergeTask(context, cast.olena.actor, second!.row.id, joining)).ok).toBe(true)
    const [stays, left] = await tasks()
    expect(left!.state.removal).toEqual({ kind: 'other', words: 'об’єднано з п. 1: резолюція' })
    expect(stays!.row).toMatchObject({ due_day: '2026-12-10', removed_on: null })
    expect(stays!.row.text).toContain('; Вивезти сніг')
    expect(stays!.state.executors.map(({ departmentId, role }) => [departmentId, role])).toEqual([
      [cast.departments.transport.id, 'lead'],
      [cast.departments.education.id, 'co-executor'],
      [cast.departments.culture.id, 'co-executor'],
    ])
    expect(
      await mergeTask(context, cast.olena.actor, first!.row.id, { ...joining, into: second!.row.id }),
    ).toMatchObject({ refusals: [{ code: 'no-other-point' }] })
  })

  it('a point executed in part is none to be joined to, and no button says so', async () => {
    const [first, second] = await tasks()
    const partly = { on: '2026-11-20' as Day, completeness: 'partly' as const, note: null }
    must(await recordExecution(context, cast.olena.actor, first!.row.id, partly))
    const joining = { into: first!.row.id, text: null, ground: 'резолюція' }
    expect(await mergeTask(context, cast.olena.actor, second!.row.id, joining)).toMatchObject({
      refusals: [{ code: 'no-other-point' }],
    })
    const page = await pagesOf(context, cast.olena).get(`/documents/${documentId}?task=${second!.row.id}`)
    expect(page.html).not.toContain(`/tasks/${second!.row.id}/merging"`)
  })
})
