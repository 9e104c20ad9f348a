import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import { differencesReport } from '../../src/reports/compare/differences-report.ts'
import { comparedReports } from '../../src/reports/query/addresses.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

const june = { from: '2026-06-01', to: '2026-06-30' }
const then = { ...june, knownOn: '2026-07-05T09:00:00Z' }

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let ids: string[]

  // Two instructions due on 30.06; the second was executed on 28.06, entered on 10.07.
  beforeEach(async () => {
    context = await open({ clock: testClock('2026-06-01') })
    cast = await withCast(context)
    const on = day('2026-06-01')
    const term = { kind: 'day' as const, day: day('2026-06-30') }
    const tasks = ['1', '2'].map((place) => point({ point: place, placedOn: on, term }))
    const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    ids = (await tasksOfDocuments(context.db, [id])).map(({ row }) => row.id)
    const full = { completeness: 'full' as const, note: null }
    context.clock.moveTo('2026-06-18')
    must(await recordExecution(context, cast.olena.actor, ids[0]!, { ...full, on: day('2026-06-18') }))
    context.clock.moveTo('2026-07-10')
    must(await recordExecution(context, cast.olena.actor, ids[1]!, { ...full, on: day('2026-06-28') }))
  })

  const executedInFull = 'half-year/instructions/executedInFull'

  describe('an execution of 28.06 entered on 10.07', () => {
    it('is the only difference of what was known on 05.07 and today: what, when, entered when and by whom', async () => {
      const report = must(
        await differencesReport(context, cast.olena.actor, { report: 'half-year', given: then }),
      )
      expect(report.figures).toEqual([
        expect.objectContaining({ figure: executedInFull, before: 1, come: 1, gone: 0, after: 2 }),
      ])
      expect(report.things).toEqual([
        expect.objectContaining({
          of: 'task',
          id: ids[1],
          come: [executedInFull],
          gone: [],
          causes: [
            {
              what: 'executed',
              words: 'виконано',
              happenedOn: '2026-06-28',
              recordedAt: expect.stringMatching(/^2026-07-10T/),
              recordedBy: cast.olena.actor.name,
            },
          ],
        }),
      ])
    })

    it('moves the task from overdue to executed in time in the report by department', async () => {
      const { figures } = must(
        await differencesReport(context, cast.olena.actor, { report: 'departments', given: then }),
      )
      const total = figures.filter(({ figure }) => figure.startsWith('departments/total/'))
      expect(total.map(({ figure, before, after }) => [figure.split('/')[2], before, after])).toEqual([
        ['executedInTime', 1, 2],
        ['overdue', 1, 0],
        ['inTimeOfDue', 1, 2],
      ])
    })

    it.each([
      ['memo', 'departments/total/overdue', -1],
      ['month', 'half-year/instructions/executedInFull', 1],
      ['week', 'departments/total/inTimeOfDue', 1],
      ['not-in-time', 'departments/total/overdue', -1],
      ['leadership', 'formulas/total/inTime', 1],
    ] as const)('is told of %s: %s by %i, with the same fact', async (report, figure, by) => {
      const { figures, things } = must(
        await differencesReport(context, cast.olena.actor, { report, given: then }),
      )
      const one = figures.find((difference) => difference.figure === figure)!
      expect(one.after - one.before).toBe(by)
      expect(things).toEqual([
        expect.objectContaining({ id: ids[1], causes: [expect.objectContaining({ what: 'executed' })] }),
      ])
    })

    it('is told of the sheet of the department whose it is, and of no other', async () => {
      const of = async (department: string) =>
        must(
          await differencesReport(context, cast.olena.actor, {
            report: 'department',
            given: then,
            department,
          }),
        ).figures
      expect((await of('Управління транспорту')).map(({ name }) => name)).toContain(
        'Управління транспорту: прострочено',
      )
      expect(await of('Управління культури')).toEqual([])
      expect(
        await differencesReport(context, cast.olena.actor, {
          report: 'department',
          given: then,
          department: 'Управління мрій',
        }),
      ).toMatchObject({ ok: false, refusals: [{ code: 'unknown-department', field: 'department' }] })
    })

    it('is counted for whoever looks and named to those who may open it', async () => {
      const report = must(
        await differencesReport(context, cast.ihor.actor, { report: 'half-year', given: then }),
      )
      expect(report.figures[0]).toMatchObject({ before: 1, after: 2 })
      expect(report.things[0]).toMatchObject({ id: null, name: null, causes: [{ what: 'executed' }] })
    })
  })

  it('a term that ended between two days is named though nothing was entered', async () => {
    const query = { from: '2026-06-01', to: '2026-07-31', asOf: '2026-06-20', andAsOf: '2026-07-02' }
    const beside = { ...query, knownOn: '2026-07-05T09:00:00Z', andKnownOn: '2026-07-05T09:00:00Z' }
    const { things } = must(
      await differencesReport(context, cast.olena.actor, { report: 'departments', given: beside }),
    )
    // Of the one that was executed the term had not come either.
    const causesOf = things.map(({ id, causes }) => [id, causes.map(({ what }) => what)])
    expect(Object.fromEntries(causesOf)).toEqual({ [ids[0]!]: ['term-ended'], [ids[1]!]: ['term-ended'] })
  })

  it('what the days ahead bring is named though nothing was entered', async () => {
    const query = { ...june, to: '2026-06-14', asOf: '2026-05-28', andAsOf: '2026-06-05' }
    const beside = { ...query, knownOn: '2026-06-15T09:00:00Z', andKnownOn: '2026-06-15T09:00:00Z' }
    const { figures, things } = must(
      await differencesReport(context, cast.olena.actor, {
        report: 'department',
        given: beside,
        department: 'Управління транспорту',
      }),
    )
    expect(figures).toContainEqual(
      expect.objectContaining({
        name: 'Управління транспорту: строк припав на період, 05.06.2026 – 04.07.2026',
        before: 0,
        after: 2,
      }),
    )
    expect(things[0]!.causes.map(({ what }) => what)).toContain('placed')
  })

  it('the same question twice has no difference', async () => {
    for (const report of comparedReports) {
      const { figures, things } = must(
        await differencesReport(context, cast.olena.actor, { report, given: june }),
      )
      expect([figures, things]).toEqual([[], []])
    }
  })

  it('a day nobody has seen is refused on the side where it was asked', async () => {
    const query = { ...june, andAsOf: '2027-01-01', andKnownOn: 'учора' }
    const outcome = await differencesReport(context, cast.olena.actor, { report: 'half-year', given: query })
    expect(outcome).toMatchObject({
      ok: false,
      refusals: [
        { code: 'not-an-instant', field: 'andKnownOn' },
        { code: 'as-of-not-seen', field: 'andAsOf' },
      ],
    })
  })

  it('stands on a page linked from every report, with its files, and asks again for what is no answer', async () => {
    const olena = pagesOf(context, cast.olena)
    for (const report of comparedReports) {
      const at = `/reports/${report}`
      const query = '?from=2026-06-01&to=2026-06-30&knownOn=2026-07-05T09:00:00Z'
      expect((await olena.get(`${at}${query}`)).html).toContain(`${at}/differences?`)
      expect((await olena.get(`${at}/differences${query}`)).status).toBe(200)
      for (const format of ['word', 'excel'])
        expect((await olena.get(`${at}/differences/${format}${query}`)).html.slice(0, 2)).toBe('PK')
      expect((await olena.get(`${at}/differences?from=2026-06-30&to=2026-06-01`)).status).toBe(422)
    }
    const { text } = await olena.get(
      `/reports/half-year/differences?from=2026-06-01&to=2026-06-30&knownOn=2026-07-05T09:00:00Z&figure=${executedInFull}`,
    )
    expect(text).toContain('Доручення, виконані у повному обсязі')
    expect(text).toMatch(/додалося.*виконано.*28\.06\.2026.*10\.07\.2026/)
  })

  it('an address with the name that a figure once had shows the same difference', async () => {
    const shown = async (figure: string) =>
      (
        await pagesOf(context, cast.olena).get(
          `/reports/departments/differences?${new URLSearchParams(then)}&figure=departments/total/${figure}`,
        )
      ).text
    expect(await shown('executedOfDue')).toMatch(/додалося.*виконано.*28\.06\.2026/)
    expect(await shown('executedOfDue')).toBe(await shown('inTimeOfDue'))
  })
})
