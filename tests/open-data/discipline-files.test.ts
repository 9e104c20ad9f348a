import { parse } from 'csv-parse/sync'
import { beforeEach, expect, it } from 'vitest'
import { registerItself } from '../../src/access/actor.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { day } from '../../src/kernel/day.ts'
import {
  departmentsFile,
  finishedHalfYears,
  halfYearFile,
} from '../../src/open-data/lists/discipline-files.ts'
import { currentPublication } from '../../src/open-data/store.ts'
import { addDepartment } from '../../src/people/actions/add-department.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast

  // Four instructions of March by two departments, one of them done in time; a year and a half later.
  beforeEach(async () => {
    context = await open({ clock: testClock('2025-03-03') })
    cast = await withCast(context)
    must(await addDepartment(context, { ...registerItself, role: 'admin' }, 'Сектор Коваля'))
    const on = day('2025-03-03')
    const term = { kind: 'day' as const, day: day('2025-03-20') }
    const given = ['Управління культури', 'Департамент освіти', 'Сектор Коваля', 'Управління культури']
    const tasks = given.map((words, place) =>
      point({ point: String(place + 1), placedOn: on, term, executors: [{ words }] }),
    )
    const draft = decision({ kind: 'operational-meeting', registeredOn: on, tasks })
    const { id } = must(await registerDocument(context, cast.olena.actor, draft))
    const [first] = await tasksOfDocuments(context.db, [id])
    context.clock.moveTo('2025-03-21')
    const execution = { on: day('2025-03-18'), completeness: 'full' as const, note: null }
    must(await recordExecution(context, cast.olena.actor, first!.row.id, execution))
    context.clock.moveTo('2026-11-20')
  })

  const rowsOf = (file: string): Record<string, string>[] =>
    parse(file, { columns: true, record_delimiter: '\r\n' })

  it('every half-year that has ended since the register began has its rows, as of the day after it', async () => {
    const questions = await finishedHalfYears(context)
    expect(questions.map(({ period, asOf }) => [period.from, period.to, asOf])).toEqual([
      ['2025-01-01', '2025-06-30', '2025-07-01'],
      ['2025-07-01', '2025-12-31', '2026-01-01'],
      ['2026-01-01', '2026-06-30', '2026-07-01'],
    ])
    const rows = rowsOf(await halfYearFile(context, questions))
    expect(new Set(rows.map(({ periodFrom }) => periodFrom)).size).toBe(3)
    expect(rows.every(({ knownOn }) => knownOn === '')).toBe(true)
  })

  it('the half-year read back from its file is the report, figure by figure', async () => {
    const questions = await finishedHalfYears(context)
    const rows = rowsOf(await halfYearFile(context, questions)).filter(
      ({ periodFrom }) => periodFrom === '2025-01-01',
    )
    const figure = (subject: string, name: string) =>
      rows.find((row) => row['subject'] === subject && row['figure'] === name)
    const report = must(await reportJson(context, 'half-year', { from: '2025-01-01', to: '2025-06-30' }))
    for (const [kind, { lastYear, ...figures }] of Object.entries(report.kinds))
      for (const [name, value] of Object.entries(figures))
        expect(figure(kind, name), `${kind} ${name}`).toMatchObject({
          value: String(value),
          lastYearValue: name in lastYear ? String(lastYear[name as 'taken']) : '',
        })
    expect(figure('operational', 'instructions')).toMatchObject({ value: '4', formula: '' })
    expect(figure('instructions', 'executedInFull')).toMatchObject({ value: '1' })
    expect(figure('instructions', 'percent')).toMatchObject({
      value: '25',
      formula: 'executed-in-full-of-given',
    })
    expect(rows).toHaveLength(3 * 6 + 2 + 1 + 3 + 2 + 2 + 3)
  })

  it('departments read back from their file are the report; what does not exist is empty, a name stays behind', async () => {
    const questions = await finishedHalfYears(context)
    const rows = rowsOf(await departmentsFile(context, await currentPublication(context.db), questions))
    const report = must(await reportJson(context, 'departments', { from: '2025-01-01', to: '2025-06-30' }))
    const own = rows.filter(({ periodFrom }) => periodFrom === '2025-01-01')
    expect(own).toHaveLength(report.rows.length + 1)
    for (const [place, { department, ...figures }] of [...report.rows, report.total].entries()) {
      const row = own[place]!
      expect(
        Object.entries(figures).map(([name, value]) => [name, value === null ? '' : String(value)]),
      ).toEqual(Object.keys(figures).map((name) => [name, row[name]]))
      expect(row['department']).toBe(
        department === 'Сектор Коваля'
          ? 'Підрозділ (назву не оприлюднено)'
          : department === 'Усього'
            ? ''
            : department,
      )
    }
    expect(own.at(-1)).toMatchObject({ unit: 'total', formula: 'in-time-of-due', percent: '25', place: '' })
    const later = rows.filter(({ periodFrom }) => periodFrom === '2026-01-01')
    expect(
      later.every(({ due, discipline, place }) => due === '0' && discipline === '' && place === ''),
    ).toBe(true)
  })
})
