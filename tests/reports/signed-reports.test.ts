import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import type { Write } from '../../src/db/database.ts'
import { addCalendarDay } from '../../src/deadlines/actions/set-calendar-day.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { annulDocument } from '../../src/documents/acts/annulment.ts'
import { day, instantAt } from '../../src/kernel/day.ts'
import { nameOfficialFormula } from '../../src/reports/figures/name-official-formula.ts'
import { type SignedReportName, signedReports } from '../../src/reports/query/addresses.ts'
import { replaySigned } from '../../src/reports/signed/replay.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import type { SignedQuery, SignedReport } from '../../src/reports/signed/signed-report.ts'
import { findSignedFiles, findSignedReport, findSignedReports } from '../../src/reports/signed/store.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { removeFromControl } from '../../src/tasks/acts/removal.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const june: SignedQuery = {
  period: { from: day('2026-06-01'), to: day('2026-06-30') },
  asOf: day('2026-07-01'),
  knownOn: instantAt(day('2026-07-05'), '12:00'),
}

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let ids: string[]
  let document: string

  // Two instructions of June; the first is executed in time, the second nobody has heard of by 05.07.
  beforeEach(async () => {
    context = await open({ clock: testClock('2026-06-01') })
    cast = await withCast(context)
    const on = day('2026-06-01')
    const term = { kind: 'day' as const, day: day('2026-06-20') }
    const tasks = ['1', '2'].map((place) => point({ point: place, placedOn: on, term }))
    const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
    document = must(await registerDocument(context, cast.olena.actor, draft)).id
    ids = (await tasksOfDocuments(context.db, [document])).map(({ row }) => row.id)
    context.clock.moveTo('2026-06-18')
    await execute(ids[0]!, '2026-06-18')
    context.clock.moveTo('2026-07-06')
  })

  const full = { completeness: 'full' as const, note: null }
  const execute = async (id: string, on: string) =>
    must(await recordExecution(context, cast.olena.actor, id, { ...full, on: day(on) }))
  const signed = async (report: SignedReportName = 'half-year', query = june) =>
    must(await signReport(context, cast.olena.actor, { report, query }))
  const replay = async ({ id }: SignedReport) => must(await replaySigned(context, id))

  describe('signing', () => {
    it('keeps the figures, the formula, both times, who signed, and numbers within the year', async () => {
      const first = await signed()
      expect(first).toMatchObject({ year: 2026, number: 1, question: june, signedOn: '2026-07-06' })
      expect(first.answer).toContainEqual({ key: 'half-year/instructions/given', value: 2 })
      expect(first.answer).toContainEqual({ key: 'half-year/instructions/percent', value: 50 })
      expect(first.formula).toMatchObject({ official: 'in-time-of-due', act: null })
      expect(first.signer).toEqual({ name: 'Ковальчук О. В.', post: null, department: 'Відділ контролю' })
      expect((await signed('departments')).number).toBe(2)
      expect(await findSignedReport(context.db, first.id)).toEqual(first)
      expect((await findSignedReports(context.db)).map(({ number, report }) => [number, report])).toEqual([
        [2, 'departments'],
        [1, 'half-year'],
      ])
    })

    it('the same question twice answers the seal that is there', async () => {
      const first = await signed()
      context.clock.moveTo('2026-07-08')
      const again = await signed('half-year', { ...june, knownOn: instantAt(day('2026-07-08'), '09:00') })
      expect(again.id).toBe(first.id)
      expect(await findSignedReports(context.db)).toHaveLength(1)
    })

    it('other figures of the same question are another seal', async () => {
      await signed()
      context.clock.moveTo('2026-07-10')
      await execute(ids[1]!, '2026-06-28')
      expect((await signed('half-year', { ...june, knownOn: context.clock.now() })).number).toBe(2)
    })

    it('is refused before the period is over, for a day nobody has seen, and on an instant to come', async () => {
      const { actor } = cast.olena
      const refusalOf = async (over: Partial<SignedQuery>) => {
        const outcome = await signReport(context, actor, { report: 'half-year', query: { ...june, ...over } })
        return outcome.ok ? 'sealed' : outcome.refusals[0]
      }
      const july = { period: { from: day('2026-07-01'), to: day('2026-07-31') }, asOf: day('2026-08-01') }
      expect(await refusalOf(july)).toMatchObject({ code: 'period-not-over', field: 'to' })
      expect(await refusalOf({ asOf: day('2026-06-20') })).toMatchObject({ code: 'period-not-over' })
      expect(await refusalOf({ asOf: day('2026-07-06') })).toMatchObject({ code: 'as-of-not-seen' })
      expect(await refusalOf({ knownOn: instantAt(day('2026-07-07'), '09:00') })).toMatchObject({
        code: 'in-the-future',
      })
      expect(await findSignedReports(context.db)).toEqual([])
    })

    it('is the control department’s', async () => {
      expect(await signReport(context, cast.petro.actor, { report: 'half-year', query: june })).toMatchObject(
        {
          refusals: [{ code: 'not-allowed' }],
        },
      )
    })

    it('is refused where the register does not reconcile, with the documents named', async () => {
      await context.db.commit([
        behindTheBack(`UPDATE tasks SET placed_on = '2026-05-01' WHERE id = ?`, ids[0]!),
      ])
      const outcome = await signReport(context, cast.olena.actor, { report: 'balance', query: june })
      expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'balance-does-not-meet' }] })
    })
  })

  describe('what was signed', () => {
    it('is neither changed nor deleted', async () => {
      const { id } = await signed()
      await expect(
        context.db.commit([behindTheBack('UPDATE sealed_reports SET number = 7 WHERE id = ?', id)]),
      ).rejects.toThrow('never changed')
      await expect(
        context.db.commit([behindTheBack('DELETE FROM sealed_reports WHERE id = ?', id)]),
      ).rejects.toThrow('never deleted')
    })

    it.each(signedReports)('of %s is built again whatever has been entered since', async (report) => {
      const kept = await signed(report)
      context.clock.moveTo('2026-07-10')
      await execute(ids[1]!, '2026-06-28')
      must(await registerDocument(context, cast.olena.actor, draftOfJune()))
      must(
        await nameOfficialFormula(context, cast.olena.actor, {
          formula: 'done-of-all',
          from: day('2026-07-10'),
          number: '512',
          date: day('2026-07-10'),
        }),
      )
      const holiday = { kind: 'holiday', name: 'День міста', act: 'рішення № 9' } as const
      must(await addCalendarDay(context, { actor: registerItself }, { day: day('2026-06-17'), ...holiday }))
      expect(await replay(kept)).toMatchObject({
        matches: true,
        broken: [],
        inputs: [],
        lines: [],
        formula: null,
        calendar: true,
        paper: true,
        files: true,
      })
    })

    it('gives the very files that were signed', async () => {
      const { id, wordHash } = await signed()
      const files = (await findSignedFiles(context.db, id))!
      expect(Buffer.from(files.word.slice(0, 2)).toString()).toBe('PK')
      expect(wordHash).toMatch(/^[0-9a-f]{64}$/)
    })
  })

  describe('a change behind the program’s back', () => {
    it('of a fact is found, and the point is named, though no figure shows it', async () => {
      const kept = await signed()
      await context.db.commit([
        behindTheBack(
          `UPDATE task_facts SET happened_on = '2026-06-17' WHERE kind = 'executed' AND task_id = ?`,
          ids[0]!,
        ),
      ])
      const found = await replay(kept)
      expect(found).toMatchObject({ matches: false, lines: [] })
      expect(found.inputs).toEqual([
        expect.objectContaining({
          kind: 'tasks',
          was: 1,
          is: 1,
          names: [expect.stringMatching(/^№ .+, п\. 1$/)],
        }),
      ])
    })

    it('of an entry slipped in with an early hour is found', async () => {
      const kept = await signed('departments')
      await context.db.commit([
        behindTheBack(
          `INSERT INTO task_facts (task_id, seq, kind, happened_on, recorded_at, detail)
            SELECT task_id, 99, 'executed', '2026-06-19', '2026-06-19T09:00:00.000Z', detail FROM task_facts
            WHERE task_id = ? AND kind = 'executed'`,
          ids[0]!,
        ),
      ])
      expect((await replay(kept)).inputs).toMatchObject([
        { kind: 'tasks', names: [expect.stringContaining('п. 1')] },
      ])
    })

    it('of the columns beside the facts is found in the figures', async () => {
      const kept = await signed()
      await context.db.commit([
        behindTheBack(
          `UPDATE tasks SET executed_on = '2026-06-19', completeness = 'full' WHERE id = ?`,
          ids[1]!,
        ),
      ])
      const found = await replay(kept)
      expect(found).toMatchObject({ matches: false, inputs: [] })
      expect(found.lines).toContainEqual({ key: 'half-year/instructions/executedInFull', was: 1, is: 2 })
    })

    it('of a calendar day that nobody entered as a change is found', async () => {
      const kept = await signed()
      await context.db.commit([
        behindTheBack(
          'DELETE FROM calendar_days WHERE day = (SELECT max(day) FROM calendar_days WHERE day < ?)',
          june.asOf,
        ),
      ])
      expect(await replay(kept)).toMatchObject({ matches: false, calendar: false })
    })

    it('of what is kept is found by its hash', async () => {
      const kept = await signed()
      const trigger = await triggerOf('sealed_reports_stay')
      await context.db.commit([
        behindTheBack('DROP TRIGGER sealed_reports_stay'),
        behindTheBack(
          `UPDATE sealed_reports SET answer = replace(answer, '"value":2}', '"value":3}') WHERE id = ?`,
          kept.id,
        ),
        behindTheBack(trigger),
      ])
      expect(await replay(kept)).toMatchObject({ matches: false, broken: ['answer', 'seal'] })
    })
  })

  it.each(signedReports)('a removal and an annulment later leave %s as it was signed', async (report) => {
    const kept = await signed(report)
    context.clock.moveTo('2026-07-12')
    const ground = { kind: 'decision' as const, number: '7', date: day('2026-06-29'), words: '' }
    for (const id of ids)
      must(await removeFromControl(context, cast.olena.actor, id, { on: day('2026-06-29'), ground }))
    must(
      await annulDocument(context, cast.olena.actor, {
        documentId: document,
        version: 1,
        input: { reason: 'помилково' },
      }),
    )
    expect(await replay(kept)).toMatchObject({ matches: true, paper: true })
  })

  async function triggerOf(name: string): Promise<string> {
    const { rows } = await sql<{ sql: string }>`SELECT sql FROM sqlite_master WHERE name = ${name}`.execute(
      context.db.read,
    )
    return rows[0]!.sql
  }

  it('a day of registration that an import corrects later is named, and is no change behind the back', async () => {
    const kept = await signed()
    context.clock.moveTo('2026-07-12')
    const changes = JSON.stringify([{ field: 'registered_on', from: '2026-06-01', to: '2026-05-29' }])
    await context.db.commit([
      behindTheBack(
        `INSERT INTO document_changes VALUES (?, 2, ?, NULL, ?)`,
        document,
        context.clock.now(),
        changes,
      ),
      behindTheBack(`UPDATE documents SET registered_on = '2026-05-29', version = 2 WHERE id = ?`, document),
    ])
    const found = await replay(kept)
    expect(found).toMatchObject({ inputs: [], redated: [expect.stringContaining('від 29.05.2026')] })
    expect(found.lines).toContainEqual({ key: 'half-year/instructions/given', was: 2, is: 0 })
  })

  const draftOfJune = () => {
    const placedOn = day('2026-06-30')
    return decision({ registeredOn: placedOn, tasks: [point({ placedOn })] })
  }
})

function behindTheBack(statement: string, ...parameters: unknown[]): Write {
  return { sql: statement, parameters }
}
