import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import type { Day } from '../../src/kernel/day.ts'
import { performAct } from '../../src/tasks/actions/perform-act.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { returnToControl } from '../../src/tasks/acts/control-again.ts'
import { editTask } from '../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { placement, placeOnControl } from '../../src/tasks/acts/placement.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { projection, tasksOfDocuments } from '../../src/tasks/store.ts'
import { taskState } from '../../src/tasks/task-state.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'

const on = (day: string) => day as Day

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let olena: Actor
  beforeEach(async () => {
    context = await open()
    cast = await withCast(context)
    olena = cast.olena.actor
  })

  const given = async (
    over: Parameters<typeof point>[0] = {},
    document: Parameters<typeof decision>[0] = {},
  ) => {
    const outcome = must(
      await registerDocument(context, olena, decision({ ...document, tasks: [point(over)] })),
    )
    const [task] = await tasksOfDocuments(context.db, [outcome.id])
    return task!.row.id
  }
  const codes = async (outcome: Promise<{ ok: true } | { ok: false; refusals: { code: string }[] }>) => {
    const answer = await outcome
    return answer.ok ? 'ok' : answer.refusals.map(({ code }) => code)
  }
  const rowOf = (id: string) =>
    context.db.read.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const report = {
    executedOn: on('2026-11-20'),
    completeness: 'full' as const,
    text: 'Дах відремонтовано',
    outgoing: '214/07',
  }
  const byDecision = { kind: 'decision' as const, number: '512', date: on('2026-11-20'), words: '' }

  describe('placement on control', () => {
    it('happens on its day, once', async () => {
      const id = await given({ placedOn: null })
      expect(await codes(placeOnControl(context, olena, id, { on: on('2026-11-21') }))).toEqual([
        'in-the-future',
      ])
      expect(await codes(placeOnControl(context, olena, id, { on: on('2026-11-19') }))).toEqual([
        'placed-before-registration',
      ])
      expect(await codes(placeOnControl(context, cast.hanna.actor, id, { on: on('2026-11-20') }))).toEqual([
        'not-allowed',
      ])
      expect(await codes(placeOnControl(context, olena, id, { on: on('2026-11-20') }))).toBe('ok')
      expect(await codes(placeOnControl(context, olena, id, { on: on('2026-11-20') }))).toEqual([
        'on-control-already',
      ])
    })
  })

  describe('a report', () => {
    it('waits for acceptance, and the task is executed on the day it names', async () => {
      const id = await given()
      expect(await codes(reportExecution(context, cast.petro.actor, id, report))).toBe('ok')
      expect(await rowOf(id)).toMatchObject({ reported_on: '2026-11-20', executed_on: null })
      expect(await codes(reportExecution(context, cast.petro.actor, id, report))).toEqual([
        'reported-already',
      ])
      context.clock.moveTo('2026-11-24')
      expect(await codes(acceptReport(context, olena, id))).toBe('ok')
      expect(await rowOf(id)).toMatchObject({
        reported_on: null,
        executed_on: '2026-11-20',
        completeness: 'full',
      })
    })

    it('on an earlier day than it was given is decided all the same', async () => {
      const id = await given()
      context.clock.moveTo('2026-12-01')
      await reportExecution(context, cast.petro.actor, id, { ...report, executedOn: on('2026-11-25') })
      await acceptReport(context, olena, id)
      expect(await rowOf(id)).toMatchObject({ reported_on: null, executed_on: '2026-11-25' })
    })

    it('after a return names no day before it', async () => {
      const id = await given()
      context.clock.moveTo('2026-11-25')
      await reportExecution(context, cast.petro.actor, id, report)
      await returnForRework(context, olena, id, { reason: 'немає актів' })
      expect(await codes(reportExecution(context, cast.petro.actor, id, report))).toEqual([
        'executed-before-return',
      ])
    })

    it('after an outcome «частково» names no day before it, and nor does its removal', async () => {
      const id = await given()
      context.clock.moveTo('2026-12-01')
      const partly = { on: on('2026-11-26'), completeness: 'partly' as const, note: null }
      expect(await codes(recordExecution(context, olena, id, partly))).toBe('ok')
      expect(await codes(reportExecution(context, cast.petro.actor, id, report))).toEqual([
        'executed-before-part',
      ])
      const full = { on: on('2026-11-25'), completeness: 'full' as const, note: null }
      expect(await codes(recordExecution(context, olena, id, full))).toEqual(['executed-before-part'])
      const early = { on: on('2026-11-25'), ground: byDecision }
      expect(await codes(removeFromControl(context, olena, id, early))).toEqual(['removed-before-executed'])
      expect(await codes(recordExecution(context, olena, id, { ...full, on: on('2026-11-26') }))).toBe('ok')
      expect(await rowOf(id)).toMatchObject({ executed_on: '2026-11-26', partly_on: null })
    })

    it('is given by the lead, not by a co-executor, and a stranger finds nothing', async () => {
      const id = await given()
      expect(await codes(reportExecution(context, cast.maria.actor, id, report))).toEqual(['not-allowed'])
      expect(await codes(reportExecution(context, cast.ihor.actor, id, report))).toEqual(['not-found'])
      expect(await codes(reportExecution(context, cast.roman.actor, id, report))).toBe('ok')
    })

    it('before placement, of the future, or of before the registration is refused', async () => {
      const id = await given()
      const free = await given({ placedOn: null })
      expect(await codes(reportExecution(context, cast.petro.actor, free, report))).toEqual([
        'not-on-control',
      ])
      const future = { ...report, executedOn: on('2026-11-21') }
      expect(await codes(reportExecution(context, cast.petro.actor, id, future))).toEqual(['in-the-future'])
      const early = { ...report, executedOn: on('2026-11-19') }
      expect(await codes(reportExecution(context, cast.petro.actor, id, early))).toEqual([
        'executed-before-registration',
      ])
    })

    it('is returned with a reason, and the task is not executed on any day between', async () => {
      const id = await given()
      await reportExecution(context, cast.petro.actor, id, report)
      await acceptReport(context, olena, id)
      context.clock.moveTo('2026-11-25')
      expect(await codes(returnForRework(context, olena, id, { reason: ' ' }))).toEqual(['required'])
      expect(await codes(returnForRework(context, olena, id, { reason: 'немає актів' }))).toBe('ok')
      context.clock.moveTo('2026-12-01')
      await reportExecution(context, cast.petro.actor, id, { ...report, executedOn: on('2026-11-30') })
      await acceptReport(context, olena, id)
      const [task] = await tasksOfDocuments(context.db, [(await rowOf(id)).document_id])
      const executedAsOf = (day: string) => taskState(task!.facts, { asOf: on(day) }).executedOn
      expect(['2026-11-24', '2026-11-26', '2026-11-30', '2026-12-02'].map(executedAsOf)).toEqual([
        '2026-11-20',
        null,
        null,
        '2026-11-30',
      ])
    })
  })

  describe('an extension', () => {
    const extend = (id: string, until: string, decidedOn: string) =>
      extendTerm(context, olena, id, {
        until: on(until),
        decidedOn: on(decidedOn),
        decidedBy: null,
        ground: null,
      })

    it('moves the due day and keeps the first one for ever', async () => {
      const id = await given()
      expect(await codes(extend(id, '2026-12-25', '2026-11-20'))).toBe('ok')
      expect(await rowOf(id)).toMatchObject({
        first_due_day: '2026-12-10',
        due_day: '2026-12-25',
        extensions: 1,
      })
    })

    it('decided after the term is recorded and stays a breach', async () => {
      const id = await given()
      context.clock.moveTo('2026-12-15')
      expect(await codes(extend(id, '2026-12-31', '2026-12-14'))).toBe('ok')
      expect(await rowOf(id)).toMatchObject({ due_day: '2026-12-10', granted_until: '2026-12-31' })
    })

    it('to an earlier day is refused, as is one beyond what the law allows', async () => {
      const id = await given()
      expect(await codes(extend(id, '2026-12-09', '2026-11-20'))).toEqual(['extension-not-later'])
      const appeal = await given({ term: null }, { kind: 'appeal', receivedAt: '2026-11-20' })
      expect(await codes(extend(appeal, '2027-01-05', '2026-11-20'))).toEqual(['extension-beyond-law'])
      expect(await codes(extend(appeal, '2027-01-04', '2026-11-20'))).toBe('ok')
    })
  })

  describe('removal from control', () => {
    it('of an own act needs a decision of the executive committee', async () => {
      const id = await given()
      await recordExecution(context, olena, id, { on: on('2026-11-20'), completeness: 'full', note: null })
      const toFile = { on: on('2026-11-20'), ground: { kind: 'to-file' as const, words: 'До справи' } }
      expect(await codes(removeFromControl(context, olena, id, toFile))).toEqual(['removal-needs-decision'])
      expect(
        await codes(removeFromControl(context, olena, id, { on: on('2026-11-20'), ground: byDecision })),
      ).toBe('ok')
      expect((await rowOf(id)).removed_on).toBe('2026-11-20')
    })

    it('of a document of a higher authority is a resolution, once it is executed', async () => {
      const id = await given({}, { kind: 'higher-authority' })
      const toFile = { on: on('2026-11-20'), ground: { kind: 'to-file' as const, words: 'До справи' } }
      expect(await codes(removeFromControl(context, olena, id, toFile))).toEqual(['not-executed'])
      await recordExecution(context, olena, id, { on: on('2026-11-20'), completeness: 'full', note: null })
      expect(await codes(removeFromControl(context, olena, id, { ...toFile, on: on('2026-11-19') }))).toEqual(
        ['removed-before-placed'],
      )
      expect(await codes(removeFromControl(context, olena, id, toFile))).toBe('ok')
      expect(await codes(removeFromControl(context, olena, id, toFile))).toEqual(['not-on-control'])
    })

    it('is undone by an act, and the task has been off control in between', async () => {
      const id = await given()
      await removeFromControl(context, olena, id, { on: on('2026-11-20'), ground: byDecision })
      context.clock.moveTo('2026-12-01')
      expect(
        await codes(returnToControl(context, olena, id, { on: on('2026-12-01'), ground: 'рішення № 530' })),
      ).toBe('ok')
      const [task] = await tasksOfDocuments(context.db, [(await rowOf(id)).document_id])
      expect(task!.state.controlPeriods).toEqual([
        { placedOn: '2026-11-20', removedOn: '2026-11-20' },
        { placedOn: '2026-12-01', removedOn: null },
      ])
      expect(task!.row).toMatchObject({ removed_on: null, turned_on: '9999-12-31' })
    })
  })

  describe('two people at once', () => {
    it('the second decision on one task is a conflict, and nothing of it is written', async () => {
      const id = await given()
      const outcomes = await Promise.all([
        recordExecution(context, olena, id, { on: on('2026-11-20'), completeness: 'full', note: null }),
        recordExecution(context, olena, id, { on: on('2026-11-20'), completeness: 'partly', note: null }),
      ])
      expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
      const facts = await context.db.read
        .selectFrom('task_facts')
        .select('seq')
        .where('task_id', '=', id)
        .where('kind', '=', 'executed')
        .execute()
      expect(facts).toHaveLength(1)
    })

    it('a page that is older than the task decides nothing', async () => {
      const id = await given()
      const { seq } = await rowOf(id)
      await editTask(context, olena, id, { text: 'Інше', controller: null, supervisor: null, special: true })
      expect(
        await codes(
          performAct(context, olena, {
            act: placement,
            taskId: id,
            input: { on: on('2026-11-20') },
            readSeq: seq,
          }),
        ),
      ).toEqual(['conflict'])
    })
  })

  it('the columns of every task say what its facts say', async () => {
    const id = await given()
    await extendTerm(context, olena, id, {
      until: on('2026-12-25'),
      decidedOn: on('2026-11-20'),
      decidedBy: null,
      ground: null,
    })
    await reportExecution(context, cast.petro.actor, id, report)
    await returnForRework(context, olena, id, { reason: 'немає актів' })
    await recordExecution(context, olena, id, { on: on('2026-11-20'), completeness: 'full', note: null })
    await removeFromControl(context, olena, id, { on: on('2026-11-20'), ground: byDecision })
    const [task] = await tasksOfDocuments(context.db, [(await rowOf(id)).document_id])
    expect(task!.row).toMatchObject(projection(taskState(task!.facts)))
  })
})
