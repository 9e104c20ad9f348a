import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../../src/server/node/package-root.ts'
import { tasksOfDocuments } from '../../../src/tasks/store.ts'
import { eachEngine } from '../../support/context.ts'
import { counts, csv, documentRow, dump, load, taskRow } from './register-file.ts'

const sample = readFileSync(join(packageRoot, 'seeds/sample-register.csv'))

eachEngine((_name, open) => {
  it('loads the sample whole, and a second time changes nothing at all', async () => {
    const context = await open()
    const first = await load(context, sample)
    expect(first.rejected).toEqual([])
    expect(counts(first)).toEqual({ rows: 13, created: 13, updated: 0, unchanged: 0, rejected: 0 })
    expect(first.newDepartments).toContain('Управління транспорту')
    expect(first.newPeople).toContain('Мороз І. С.')
    expect(first.similar).toEqual([])
    expect(first.unknownColumns).toEqual([])

    const before = await dump(context)
    context.clock.moveTo('2026-11-23')
    const second = await load(context, sample)
    expect(counts(second)).toEqual({ rows: 13, created: 0, updated: 0, unchanged: 13, rejected: 0 })
    expect(second.newDepartments).toEqual([])
    expect(await dump(context)).toEqual(before)
  })

  it('reads a task with its legal days', async () => {
    const context = await open()
    await load(context, sample)
    const document = await context.db.read
      .selectFrom('documents')
      .selectAll()
      .where('number', '=', '27')
      .executeTakeFirstOrThrow()
    const [roads, quarterly, drains] = await tasksOfDocuments(context.db, [document.id])
    expect(roads!.facts.map((fact) => [fact.kind, fact.happenedOn])).toEqual([
      ['assigned', '2026-01-22'],
      ['term-set', '2026-01-22'],
      ['placed', '2026-01-22'],
      ['extended', '2026-02-18'],
      ['extended', '2026-03-17'],
      ['executed', '2026-04-08'],
      ['removed', '2026-04-23'],
    ])
    expect(
      roads!.facts.every((fact) => fact.recordedAt === context.clock.now() && fact.recordedBy === null),
    ).toBe(true)
    expect(roads!.state).toMatchObject({
      firstDueDay: '2026-02-20',
      dueDay: '2026-04-10',
      executedOn: '2026-04-08',
      completeness: 'full',
      removal: { kind: 'decision', number: '214', date: '2026-04-23' },
    })
    expect(quarterly!.state.firstDueDay).toBe('2026-04-10')
    expect(JSON.parse(quarterly!.row.term!)).toEqual({ kind: 'periodic', every: 'quarter', day: 10 })
    expect(quarterly!.row.series_place).toBe(1)
    expect(drains!.state).toMatchObject({
      executedOn: null,
      partlyOn: '2026-03-16',
      completeness: 'partly',
      removedOn: null,
    })
  })

  it('gives the journal its next number after the highest one of the file', async () => {
    const context = await open()
    await load(context, [
      taskRow({ number: '512' }),
      taskRow({ number: '40' }),
      documentRow({ number: '02-14/77' }),
    ])
    const counters = await context.db.read
      .selectFrom('journal_counters')
      .selectAll()
      .orderBy('journal')
      .execute()
    expect(counters).toContainEqual({ journal: 'executive-decision', year: 2026, last: 512 })
  })

  it('shows in a dry run all that would be, and changes nothing', async () => {
    const context = await open()
    const before = await dump(context)
    const result = await load(context, sample, true)
    expect(counts(result)).toEqual({ rows: 13, created: 13, updated: 0, unchanged: 0, rejected: 0 })
    expect(result.newDepartments.length).toBeGreaterThan(3)
    expect(await dump(context)).toEqual(before)
  })

  it('goes on where an interrupted load of the same file stopped', async () => {
    const context = await open()
    const rows = Array.from({ length: 30 }, (_, place) => taskRow({ number: String(place + 1) }))
    await load(context, rows.slice(0, 12))
    expect(counts(await load(context, rows))).toMatchObject({ created: 18, unchanged: 12 })
  })

  it('loads a protocol of a thousand instructions, wherever in the file they stand', async () => {
    const context = await open()
    const protocol = { kind: 'протокол наради', number: '3', title: 'Протокол' }
    const rows = Array.from({ length: 1000 }, (_, place) => [
      taskRow({ ...protocol, point: '', text: `Доручення ${place}` }),
      ...(place % 100 === 0 ? [taskRow({ number: String(place + 1) })] : []),
    ]).flat()
    expect(counts(await load(context, rows))).toMatchObject({ rows: 1010, created: 1010 })
    expect(counts(await load(context, rows.toReversed()))).toMatchObject({ unchanged: 1010 })
    expect(await context.db.read.selectFrom('documents').select('id').execute()).toHaveLength(11)
  })

  it('loads each row once when two load the same file at the same time', async () => {
    const context = await open()
    const file = csv(Array.from({ length: 300 }, (_, place) => taskRow({ number: String(place + 1) })))
    const [one, other] = await Promise.all([load(context, file), load(context, file)])
    expect(one!.created + other!.created).toBe(300)
    expect(one!.unchanged + other!.unchanged).toBe(300)
    const people = await context.db.read.selectFrom('people').select('short_name').execute()
    expect(people).toEqual([{ short_name: 'Мороз І. С.' }])
  })
})
