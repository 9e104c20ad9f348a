import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { addDays, day, type Instant } from '../../src/kernel/day.ts'
import type { Result } from '../../src/kernel/result.ts'
import { adoptDecision } from '../../src/removal/actions/adopt-decision.ts'
import { draftDecision } from '../../src/removal/actions/draft-decision.ts'
import { reverseDecision } from '../../src/removal/actions/reverse-decision.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { acceptReport } from '../../src/tasks/acts/acceptance.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { mergeTask } from '../../src/tasks/acts/merging.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { reportExecution } from '../../src/tasks/acts/reports.ts'
import { retractFact, undoFact } from '../../src/tasks/acts/retractions.ts'
import { returnForRework } from '../../src/tasks/acts/returns.ts'
import { findTask, type Task, tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const reason = 'натиснуто помилково'

describe('on a register of one decision', () => {
  let context: TestContext
  let cast: Cast
  afterEach(() => context.db.close())
  beforeEach(async () => {
    context = await testContext({ clock: testClock('2026-11-02') })
    cast = await withCast(context)
  })

  const olena = () => cast.olena.actor
  /** A task of a decision on control, due in a week. */
  const given = async (draft: Parameters<typeof decision>[0] = {}): Promise<Task> => {
    const today = context.clock.today()
    const tasks = [point({ placedOn: today, term: { kind: 'day', day: addDays(today, 7) } })]
    const { id } = must(
      await registerDocument(context, olena(), decision({ registeredOn: today, tasks, ...draft })),
    )
    return (await tasksOfDocuments(context.db, [id]))[0]!
  }
  const now = async ({ row }: Task) => (await findTask(context.db, row.id))!
  const execute = async (task: Task) =>
    must(
      await recordExecution(context, olena(), task.row.id, {
        on: context.clock.today(),
        completeness: 'full',
        note: null,
      }),
    )
  const takeBack = async (task: Task) =>
    retractFact(context, olena(), task.row.id, { fact: (await now(task)).row.seq, reason })

  describe('an entry written by mistake', () => {
    it('stays in the history with the act that took it back, its author, both days and the reason', async () => {
      const task = await given()
      const { row } = await execute(task)
      context.clock.moveTo('2026-11-05')
      const after = must(await takeBack(task))
      expect(after.facts.slice(-2)).toMatchObject([
        { kind: 'executed', seq: row.seq, happenedOn: '2026-11-02', recordedBy: olena().accountId },
        {
          kind: 'retracted',
          retracts: row.seq,
          reason,
          happenedOn: '2026-11-05',
          recordedAt: context.clock.now(),
          recordedBy: olena().accountId,
        },
      ])
      expect(after.state).toMatchObject({ executedOn: null, returns: [], removedOn: null })
      expect(after.row.executed_on).toBeNull()
    })

    it('is counted by nothing from then on, and as known before by what was known', async () => {
      const task = await given()
      await execute(task)
      const before = context.clock.now()
      context.clock.moveTo('2026-11-20')
      must(await takeBack(task))
      const report = async (knownOn?: Instant) => {
        const query = { from: day('2026-11-01'), to: day('2026-11-18'), asOf: day('2026-11-19'), knownOn }
        return must(await reportJson(context, 'departments', query)).total
      }
      expect(await report()).toMatchObject({ executedInTime: 0, due: 1, overdue: 1 })
      expect(await report(before)).toMatchObject({ executedInTime: 1, due: 1, overdue: 0 })
    })

    it('is taken back with a reason only, and only as the last one', async () => {
      const task = await given()
      const { row } = await execute(task)
      const take = (input: { fact: number; reason: string }) =>
        retractFact(context, olena(), task.row.id, input)
      expect(await take({ fact: row.seq, reason: ' ' })).toMatchObject({
        refusals: [{ code: 'required', field: 'reason' }],
      })
      expect(await take({ fact: row.seq - 1, reason })).toMatchObject({
        refusals: [{ code: 'not-the-last-entry' }],
      })
      expect((await now(task)).row).toEqual(row)
    })

    it('leads back one by one: the return, the acceptance, then the report waits to be returned', async () => {
      const task = await given()
      const report = {
        executedOn: day('2026-11-02'),
        completeness: 'full',
        text: 'Зроблено',
        outgoing: null,
      } as const
      must(await reportExecution(context, cast.petro.actor, task.row.id, report))
      must(await acceptReport(context, olena(), task.row.id))
      must(await returnForRework(context, olena(), task.row.id, { reason: 'немає акта' }))
      const accepted = must(await takeBack(task))
      expect(accepted.row).toMatchObject({ executed_on: '2026-11-02', reported_on: null })
      expect(accepted.state.returns).toEqual([])
      const waiting = must(
        await retractFact(context, olena(), task.row.id, { fact: accepted.row.seq - 2, reason }),
      )
      expect(waiting.row).toMatchObject({ executed_on: null, reported_on: '2026-11-02' })
      const fact = waiting.facts.find(({ kind }) => kind === 'reported')!.seq
      expect(await retractFact(context, olena(), task.row.id, { fact, reason })).toMatchObject({
        refusals: [{ code: 'nothing-to-retract' }],
      })
    })

    it('was a term that nobody gave: the day is the old one, and no move is counted', async () => {
      const task = await given()
      must(
        await extendTerm(context, olena(), task.row.id, {
          until: day('2026-12-09'),
          decidedOn: day('2026-11-02'),
          decidedBy: null,
          ground: null,
        }),
      )
      expect(must(await takeBack(task)).row).toMatchObject({
        due_day: '2026-11-09',
        granted_until: null,
        extensions: 0,
        turned_on: null,
      })
    })

    it('is not taken back by its executor, nor by whoever sees nothing of it', async () => {
      const task = await given()
      const { row } = await execute(task)
      for (const [member, code] of [
        [cast.petro, 'not-allowed'],
        [cast.ihor, 'not-found'],
        [cast.hanna, 'not-allowed'],
      ] as const)
        expect(await retractFact(context, member.actor, row.id, { fact: row.seq, reason })).toMatchObject({
          refusals: [{ code }],
        })
    })
  })

  describe('a removal', () => {
    const removedBy = (number: string) => ({
      on: context.clock.today(),
      ground: { kind: 'decision' as const, number, date: context.clock.today(), words: '' },
    })

    it('by a decision that was only named is taken back', async () => {
      const task = await given()
      must(await removeFromControl(context, olena(), task.row.id, removedBy('512')))
      expect(must(await takeBack(task)).row.removed_on).toBeNull()
    })

    it('by a decision adopted here is reversed by an act about it, and so is what that act returned', async () => {
      const task = await given()
      await execute(task)
      const { id } = must(await draftDecision(context, olena(), { chosen: { tasks: [task.row.id] } }))
      must(await adoptDecision(context, olena(), { id, act: { number: '512', date: day('2026-11-02') } }))
      expect(await takeBack(task)).toMatchObject({ refusals: [{ code: 'nothing-to-retract' }] })
      must(
        await reverseDecision(context, olena(), {
          id,
          act: {
            number: '530',
            date: day('2026-11-02'),
            reason: 'помилка',
          },
        }),
      )
      expect(await takeBack(task)).toMatchObject({ refusals: [{ code: 'nothing-to-retract' }] })
    })

    it('of a point that was joined to another one is not: its words are there', async () => {
      const today = context.clock.today()
      const task = await given({ tasks: [point({ placedOn: today }), point({ placedOn: today })] })
      const [, other] = await tasksOfDocuments(context.db, [task.row.document_id])
      must(
        await mergeTask(context, olena(), task.row.id, { into: other!.row.id, text: null, ground: 'одне' }),
      )
      expect(await takeBack(task)).toMatchObject({ refusals: [{ code: 'nothing-to-retract' }] })
    })
  })

  it('a clerk’s slip: a point taken on control by mistake is taken back, and the document annulled', async () => {
    const task = await given()
    const annul = async () =>
      annulDocument(context, cast.hanna.actor, {
        documentId: task.row.document_id,
        version: 1,
        input: { reason: 'двічі той самий' },
      })
    expect(await annul()).toMatchObject({ refusals: [{ code: 'document-on-control' }] })
    expect(must(await takeBack(task)).row.placed_on).toBeNull()
    expect((await annul()).ok).toBe(true)
    const query = { from: day('2026-11-01'), to: day('2026-11-18'), asOf: day('2026-11-19') }
    expect(must(await reportJson(context, 'departments', query)).total).toMatchObject({
      taken: 0,
      removed: 0,
      closing: 0,
    })
  })

  describe('within a minute', () => {
    it('whoever recorded it undoes it without a reason', async () => {
      const task = await given()
      const { row } = await execute(task)
      context.clock.moveTo('2026-11-02T07:01:00.000Z')
      const after = must(await undoFact(context, olena(), row.id, row.seq))
      expect(after.row.executed_on).toBeNull()
      expect(after.facts.at(-1)).toMatchObject({
        kind: 'retracted',
        retracts: row.seq,
        reason: 'скасовано одразу',
      })
      expect(after.state.returns).toEqual([])
    })

    it('is no later, and not for somebody else', async () => {
      const task = await given()
      const { row } = await execute(task)
      const other = { ...olena(), accountId: cast.sofiia.actor.accountId }
      expect(await undoFact(context, other, row.id, row.seq)).toMatchObject({
        refusals: [{ code: 'undo-too-late' }],
      })
      context.clock.moveTo('2026-11-02T07:01:00.001Z')
      expect(await undoFact(context, olena(), row.id, row.seq)).toMatchObject({
        refusals: [{ code: 'undo-too-late' }],
      })
      expect((await now(task)).row).toEqual(row)
    })
  })
})

function must<T>(outcome: Result<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals))
  return outcome.value
}
