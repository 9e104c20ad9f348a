import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { checkProjection } from '../../src/cli/checks/projection.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { correctDocument } from '../../src/documents/acts/corrections.ts'
import type { DocumentRow } from '../../src/journals/store.ts'
import { day } from '../../src/kernel/day.ts'
import { adoptDecision } from '../../src/removal/actions/adopt-decision.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { reverseDecision } from '../../src/removal/actions/reverse-decision.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { reassign } from '../../src/tasks/acts/reassignment.ts'
import { findTask, tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { fieldOf, pagesOf, rowsOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

let context: TestContext
let cast: Cast
afterEach(() => context.db.close())
beforeEach(async () => {
  context = await testContext({ clock: testClock('2026-11-20') })
  cast = await withCast(context)
})

/** Ганна registers a decision with a point on control. */
const given = async (over: Parameters<typeof decision>[0] = {}): Promise<DocumentRow> =>
  must(await registerDocument(context, cast.hanna.actor, decision(over)))
const points = ({ id }: DocumentRow) => tasksOfDocuments(context.db, [id])
const reason = 'описка'

describe('a number or a day of registration that was written wrongly', () => {
  const correct = (
    { id, version }: DocumentRow,
    { number, on }: { number: string; on: string },
    who: Actor = cast.hanna.actor,
  ) =>
    correctDocument(context, who, {
      documentId: id,
      version,
      input: { number, registeredOn: day(on), reason },
    })

  it('is put right on the card and in lists, is found by the new number, and what was stays in the history', async () => {
    const document = await given()
    must(await correct(document, { number: '57', on: '2026-11-18' }))
    const olena = pagesOf(context, cast.olena)
    const card = await olena.get(`/documents/${document.id}`)
    expect(card.text).toContain('№ 57 від 18.11.2026')
    expect(card.text).toContain('номер: «1» → «57»; дата: «2026-11-20» → «2026-11-18»')
    expect(rowsOf(await olena.get('/documents?text=57')).join()).toContain('57')
    expect(rowsOf(await olena.get('/corrections')).join()).toContain(`${reason} Мельник Г. П.`)
    expect((await points(document))[0]!.row.registered_on).toBe('2026-11-18')
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })

  it('and the journal goes on after the number that was put in', async () => {
    must(await correct(await given(), { number: '57', on: '2026-11-20' }))
    expect((await given()).number).toBe('58')
  })

  it('keeps the past of a point that came to another department', async () => {
    const document = await given()
    const [task] = await points(document)
    must(
      await reassign(context, cast.olena.actor, task!.row.id, {
        executors: [{ words: 'Управління культури, Бондар І. О.' }],
        ground: 'резолюція',
      }),
    )
    must(await correct(document, { number: '1', on: '2026-11-19' }))
    expect(await checkProjection(context)).toMatchObject({ ok: true })
  })

  it('a number mistyped as the last one and put back leaves no gap in the journal', async () => {
    const document = await given()
    must(await correct(document, { number: '400', on: '2026-11-20' }))
    must(await correct({ ...document, version: 2 }, { number: '2', on: '2026-11-20' }))
    expect((await given()).number).toBe('3')
  })

  it('is not put right upon points that another person changed in that moment', async () => {
    const document = await given()
    const [task] = await points(document)
    const [correction] = await Promise.all([
      correct(document, { number: '1', on: '2026-11-19' }),
      extendTerm(context, cast.olena.actor, task!.row.id, {
        until: day('2026-12-25'),
        decidedOn: day('2026-11-20'),
      }),
    ])
    expect(await checkProjection(context)).toMatchObject({ ok: true })
    if (!correction.ok) expect(correction.refusals).toEqual([{ code: 'conflict' }])
  })

  it('is no day after a point was due', async () => {
    const document = await given({
      tasks: [point({ term: { kind: 'day', day: day('2026-11-21') }, placedOn: null })],
    })
    context.clock.moveTo('2026-11-24')
    expect(await correct(document, { number: '1', on: '2026-11-23' }, cast.olena.actor)).toMatchObject({
      refusals: [{ code: 'due-before-registration' }],
    })
  })

  it('is no number of another document, none of another year, and no day after the point was taken on control', async () => {
    await given()
    const document = await given()
    const codes = async (number: string, on: string) => {
      const outcome = await correct(document, { number, on })
      return outcome.ok ? [] : outcome.refusals.map(({ code }) => code)
    }
    expect(await codes('1', '2026-11-20')).toEqual(['number-taken'])
    expect(await codes('5000', '2026-11-20')).toEqual(['number-far-ahead'])
    expect(await codes('2', '2025-11-20')).toEqual(['another-year'])
    expect(await codes('2', '2026-11-20')).toEqual(['nothing-changed'])
    context.clock.moveTo('2026-11-23')
    expect(await codes('2', '2026-11-22')).toEqual(['placed-before-registration'])
  })

  it('is the clerk’s to put right until the end of the next working day, then the control department’s', async () => {
    const document = await given()
    context.clock.moveTo('2026-11-24')
    expect(await correct(document, { number: '57', on: '2026-11-20' })).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
    const olena = pagesOf(context, cast.olena)
    const form = await olena.get(`/documents/${document.id}/corrections`)
    expect([fieldOf(form, 'number'), fieldOf(form, 'registeredOn')]).toEqual(['1', '20.11.2026'])
    expect((await correct(document, { number: '57', on: '2026-11-20' }, cast.olena.actor)).ok).toBe(true)
  })
})

describe('a document registered by mistake with a point on control', () => {
  const annul = ({ id, version }: DocumentRow, who: Actor) =>
    annulDocument(context, who, { documentId: id, version, input: { reason: 'двічі той самий' } })
  const report = async () => {
    const query = { from: day('2026-11-01'), to: day('2026-11-30'), asOf: day('2026-12-01') }
    return must(await reportJson(context, 'departments', query)).total
  }

  it('is annulled in one step: its number stays, and no report counts its points', async () => {
    const empty = await report()
    const document = await given()
    const [task] = await points(document)
    must(
      await recordExecution(context, cast.olena.actor, task!.row.id, {
        on: day('2026-11-20'),
        completeness: 'full',
        note: null,
      }),
    )
    expect(must(await annul(document, cast.olena.actor)).document).toMatchObject({
      number: '1',
      annulment_reason: 'двічі той самий',
    })
    expect((await findTask(context.db, task!.row.id))!.row).toMatchObject({
      placed_on: null,
      executed_on: null,
      removed_on: null,
      due_day: '2026-12-10',
    })
    context.clock.moveTo('2026-12-02')
    expect(await report()).toEqual(empty)
    expect(await checkProjection(context)).toMatchObject({ ok: true })
    expect((await given({ registeredOn: day('2026-12-02'), tasks: [] })).number).toBe('2')
  })

  it('is not annulled by the clerk once the control department has acted upon its point', async () => {
    const document = await given()
    const [task] = await points(document)
    must(
      await extendTerm(context, cast.olena.actor, task!.row.id, {
        until: day('2026-12-25'),
        decidedOn: day('2026-11-20'),
      }),
    )
    expect(await annul(document, cast.hanna.actor)).toMatchObject({
      refusals: [{ code: 'document-on-control' }],
    })
    expect((await annul(document, cast.olena.actor)).ok).toBe(true)
  })

  it('is later annulled by the control department alone; the page says so to the clerk', async () => {
    const document = await given()
    context.clock.moveTo('2026-11-24')
    expect(await annul(document, cast.hanna.actor)).toMatchObject({
      refusals: [{ code: 'document-on-control' }],
    })
    const page = await pagesOf(context, cast.hanna).get(`/documents/${document.id}/annulment`)
    expect(page.text).toContain('а далі — служба контролю')
    expect((await annul(document, cast.olena.actor)).ok).toBe(true)
  })

  it('is not annulled where an adopted decision spoke of its point', async () => {
    const document = await given({ tasks: [point(), point({ point: '2' })] })
    const [first] = await points(document)
    const { actor } = cast.olena
    must(
      await recordExecution(context, actor, first!.row.id, {
        on: day('2026-11-20'),
        completeness: 'full',
        note: null,
      }),
    )
    const { id } = must(await draftDecision(context, actor, { chosen: { tasks: [first!.row.id] } }))
    const on = day('2026-11-20')
    must(await adoptDecision(context, actor, { id, act: { number: '512', date: on } }))
    must(await reverseDecision(context, actor, { id, act: { number: '530', date: on, reason: 'помилка' } }))
    expect(await annul(document, cast.hanna.actor)).toMatchObject({
      refusals: [{ code: 'document-in-decision' }],
    })
    expect((await points(document))[1]!.row.placed_on).toBe('2026-11-20')
  })
})
