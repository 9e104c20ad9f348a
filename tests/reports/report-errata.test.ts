import { beforeEach, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day, instantAt } from '../../src/kernel/day.ts'
import { lineNames } from '../../src/reports/figures/line-names.ts'
import { signedReports } from '../../src/reports/query/addresses.ts'
import { reportLines } from '../../src/reports/reports/report-lines.ts'
import { composeErrata } from '../../src/reports/signed/compose-errata.ts'
import { replaySigned } from '../../src/reports/signed/replay.ts'
import { signReport } from '../../src/reports/signed/sign-report.ts'
import type { SignedQuery, SignedReport } from '../../src/reports/signed/signed-report.ts'
import { errataOf, findSignedReport } from '../../src/reports/signed/store.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
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
const ground = 'Виконання 28.06 внесено із запізненням'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let ids: string[]
  let signed: SignedReport

  // Three instructions of June, one executed in time; its report was signed on 06.07.
  beforeEach(async () => {
    context = await open({ clock: testClock('2026-06-01') })
    cast = await withCast(context)
    const on = day('2026-06-01')
    const term = { kind: 'day' as const, day: day('2026-06-29') }
    const tasks = ['1', '2', '3'].map((place) => point({ point: place, placedOn: on, term }))
    const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    ids = (await tasksOfDocuments(context.db, [id])).map(({ row }) => row.id)
    context.clock.moveTo('2026-06-18')
    await execute(ids[0]!, '2026-06-18')
    context.clock.moveTo('2026-07-06')
    signed = must(await signReport(context, cast.olena.actor, { report: 'half-year', query: june }))
  })

  const execute = async (id: string, on: string) => {
    const execution = { completeness: 'full' as const, note: null, on: day(on) }
    must(await recordExecution(context, cast.olena.actor, id, execution))
  }
  const correct = () => composeErrata(context, cast.olena.actor, { signedId: signed.id, input: { ground } })

  it('an execution entered after the signing is an errata sheet: was, is, why; the signed report stays', async () => {
    context.clock.moveTo('2026-07-10')
    await execute(ids[1]!, '2026-06-28')
    const sheet = must(await correct())
    expect(sheet).toMatchObject({
      number: 1,
      ground,
      signedOn: '2026-07-10',
      signer: { name: 'Ковальчук О. В.' },
    })
    expect(sheet.lines).toEqual([
      {
        key: 'half-year/instructions/executedInFull',
        name: 'Доручення, виконані у повному обсязі',
        was: 1,
        is: 2,
      },
      { key: 'half-year/instructions/percent', name: 'Відсоток виконання доручень, %', was: 33, is: 67 },
    ])
    expect(sheet.causes).toEqual([
      expect.objectContaining({
        name: expect.stringMatching(/^№ 1 .*від 01\.06\.2026, п\. 2$/),
        what: 'executed',
        happenedOn: '2026-06-28',
        recordedBy: 'Ковальчук О. В.',
      }),
    ])
    expect(await findSignedReport(context.db, signed.id)).toEqual(signed)
    expect(must(await replaySigned(context, signed.id))).toMatchObject({ matches: true, broken: [] })
    expect(await errataOf(context.db, signed.id)).toEqual([sheet])
  })

  it('each line of each report that is signed has a name of its own', async () => {
    for (const report of signedReports) {
      const lines = must(await reportLines(context.reports, report, june))
      const nameOf = await lineNames(context, { before: june, after: june })
      const names = lines.map(({ key }) => nameOf(key))
      expect(names.filter((name) => name.includes('undefined'))).toEqual([])
      expect(new Set(names).size, report).toBe(names.length)
    }
    const departments = must(
      await signReport(context, cast.olena.actor, { report: 'departments', query: june }),
    )
    context.clock.moveTo('2026-07-10')
    await execute(ids[1]!, '2026-06-28')
    const { lines } = must(
      await composeErrata(context, cast.olena.actor, { signedId: departments.id, input: { ground } }),
    )
    expect(lines).toContainEqual({
      key: 'departments/total/numerator',
      name: 'Усього: чисельник рівня',
      was: 1,
      is: 2,
    })
  })

  it('the next sheet begins where the last one ended', async () => {
    context.clock.moveTo('2026-07-10')
    await execute(ids[1]!, '2026-06-28')
    must(await correct())
    context.clock.moveTo('2026-07-11')
    await execute(ids[2]!, '2026-06-29')
    const second = must(await correct())
    expect(second.number).toBe(2)
    expect(second.lines.map(({ was, is }) => [was, is])).toEqual([
      [2, 3],
      [67, 100],
    ])
    expect(second.causes.map(({ name }) => name.slice(-4))).toEqual(['п. 3'])
  })

  it('where no line differs nothing is kept', async () => {
    context.clock.moveTo('2026-07-10')
    expect(await correct()).toMatchObject({ refusals: [{ code: 'nothing-to-correct' }] })
    expect(await errataOf(context.db, signed.id)).toEqual([])
  })

  it('is refused without a ground, and to whom it is not', async () => {
    context.clock.moveTo('2026-07-10')
    await execute(ids[1]!, '2026-06-28')
    const { olena, petro } = cast
    expect(
      await composeErrata(context, olena.actor, { signedId: signed.id, input: { ground: ' ' } }),
    ).toMatchObject({
      refusals: [{ code: 'required', field: 'ground' }],
    })
    expect(
      await composeErrata(context, petro.actor, { signedId: signed.id, input: { ground } }),
    ).toMatchObject({
      refusals: [{ code: 'not-allowed' }],
    })
    expect(await composeErrata(context, olena.actor, { signedId: 'none', input: { ground } })).toMatchObject({
      refusals: [{ code: 'not-found' }],
    })
  })
})
