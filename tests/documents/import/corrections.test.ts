import { describe, expect, it } from 'vitest'
import { editDocument } from '../../../src/documents/acts/edit.ts'
import { day } from '../../../src/kernel/day.ts'
import { returnToControl } from '../../../src/tasks/acts/control-again.ts'
import { editTask } from '../../../src/tasks/acts/edit.ts'
import { recordExecution } from '../../../src/tasks/acts/execution.ts'
import { returnForRework } from '../../../src/tasks/acts/returns.ts'
import { findTask, type Task } from '../../../src/tasks/store.ts'
import { withCast } from '../../support/cast.ts'
import { type TestContext, testContext } from '../../support/context.ts'
import { counts, csv, difference, documentRow, dump, load, type Row, taskRow } from './register-file.ts'

const full = taskRow({
  others: 'Загальний відділ, Бойко Б. Б.',
  controller: 'Ковальчук О. В.',
  supervisor: 'Лисенко А. Ю.',
  extensions: '15.03.2026 (18.02.2026)',
  executed: '10.03.2026',
  completeness: 'у повному обсязі',
  removed: '20.03.2026',
  ground: 'рішення виконкому № 512 від 20.03.2026',
})

type After = (task: Task) => unknown
const corrected: [cell: keyof Row, to: string, after: After, now: unknown][] = [
  ['text', 'Скласти перелік доріг', ({ row }) => row.text, 'Скласти перелік доріг'],
  ['lead', 'Загальний відділ', ({ state }) => state.executors.length, 2],
  ['others', '', ({ state }) => state.executors.length, 1],
  ['controller', 'Лисенко А. Ю.', ({ row }) => row.controller_id === row.supervisor_id, true],
  ['supervisor', '', ({ row }) => row.supervisor_id, null],
  [
    'placed',
    '23.01.2026',
    ({ state }) => state.controlPeriods,
    [{ placedOn: '2026-01-23', removedOn: '2026-03-20' }],
  ],
  [
    'placed',
    '20.03.2026',
    ({ state }) => state.controlPeriods,
    [{ placedOn: '2026-03-20', removedOn: '2026-03-20' }],
  ],
  ['term', '25.02.2026', ({ state }) => state.firstDueDay, '2026-02-25'],
  ['term', 'щомісяця до 5', ({ state }) => state.firstDueDay, '2026-02-05'],
  [
    'extensions',
    '15.03.2026 (18.02.2026); 01.05.2026 (10.03.2026)',
    ({ state }) => state.dueDay,
    '2026-05-01',
  ],
  ['extensions', '16.03.2026 (18.02.2026)', ({ state }) => state.extensions.length, 1],
  ['extensions', '', ({ state }) => state.dueDay, '2026-02-20'],
  ['executed', '11.03.2026', ({ state }) => state.executedOn, '2026-03-11'],
  ['completeness', 'частково', ({ state }) => state.completeness, 'partly'],
  ['completeness', '', ({ state }) => state.completeness, null],
  ['removed', '21.03.2026', ({ state }) => state.removedOn, '2026-03-21'],
  [
    'ground',
    'рішення виконкому № 513 від 20.03.2026',
    ({ row, state }) => [row.removed_on, state.removal],
    [
      '2026-03-20',
      {
        kind: 'decision',
        number: '513',
        date: '2026-03-20',
        words: 'рішення виконкому № 513 від 20.03.2026',
      },
    ],
  ],
  ['special', 'так', ({ row }) => row.special, 1],
]

describe('one corrected cell of a task', () => {
  it.each(corrected)('«%s» → «%s» is one update and nothing else', async (cell, to, after, now) => {
    const context = await testContext()
    const others = [taskRow({ point: '2' }), documentRow()]
    await load(context, [full, ...others])
    const before = await dump(context)
    const file = [{ ...full, [cell]: to }, ...others]
    expect(counts(await load(context, file))).toEqual({
      rows: 3,
      created: 0,
      updated: 1,
      unchanged: 2,
      rejected: 0,
    })
    const task = await onlyTask(context)
    expect(after(task)).toEqual(now)

    const changed = await dump(context)
    // Facts are only ever added; nothing the correction is not about is touched.
    const keys = Object.keys(difference(before, changed))
    expect(['search_words', 'task_executors', 'task_facts']).toEqual(expect.arrayContaining(keys))
    expect(changed['task_facts']).toEqual(expect.arrayContaining(before['task_facts']!))
    expect(changed['documents']).toEqual(before['documents'])
    expect(changed['people']).toEqual(before['people'])
    expect(changed['departments']).toEqual(before['departments'])
    const rest = (held: Record<string, unknown[]>) =>
      held['tasks']!.filter((row) => (row as { id: string }).id !== task.row.id)
    expect(rest(changed)).toEqual(rest(before))

    expect(counts(await load(context, file))).toMatchObject({ updated: 0, unchanged: 3 })
    expect(await dump(context)).toEqual(changed)
  })

  it('an emptied day takes the fact back, and the history keeps it', async () => {
    const context = await testContext()
    const open = { ...full, executed: '', completeness: '', removed: '', ground: '' }
    await load(context, [full])
    expect(counts(await load(context, [open]))).toMatchObject({ updated: 1 })
    const { state, facts } = await onlyTask(context)
    expect(state).toMatchObject({ executedOn: null, completeness: null, removedOn: null, removal: null })
    expect(facts.filter((fact) => fact.kind === 'retracted')).toHaveLength(2)
    expect(facts.some((fact) => fact.kind === 'executed')).toBe(true)
  })

  it('a correction of the executors belongs to the task from its beginning', async () => {
    const context = await testContext()
    await load(context, [full])
    await load(context, [{ ...full, lead: 'Управління культури' }])
    const { state, facts, row } = await onlyTask(context)
    expect(facts.filter((fact) => fact.kind === 'assigned').map((fact) => fact.happenedOn)).toEqual([
      '2026-01-22',
      '2026-01-22',
    ])
    expect(row.department_id).toBe(state.executors[0]!.departmentId)
    // The extension turned it, the correction did not.
    expect(row.turned_on).toBe('2026-02-18')
  })

  it('done in part on no day is a note that comes and goes with its cell', async () => {
    const context = await testContext()
    const part = taskRow({ completeness: 'частково' })
    await load(context, [part])
    expect(counts(await load(context, [part]))).toMatchObject({ unchanged: 1 })
    expect(counts(await load(context, [taskRow()]))).toMatchObject({ updated: 1 })
    expect(counts(await load(context, [taskRow()]))).toMatchObject({ unchanged: 1 })
  })

  it('a column that the file has not is left alone', async () => {
    const context = await testContext()
    await load(context, [full])
    const before = await dump(context)
    const fewer = csv([full], {
      without: [
        'others',
        'controller',
        'supervisor',
        'term',
        'extensions',
        'executed',
        'completeness',
        'ground',
        'special',
      ],
    })
    expect(counts(await load(context, fewer))).toMatchObject({ unchanged: 1 })
    expect(await dump(context)).toEqual(before)
  })

  it('a row that is no longer in the file stays in the register', async () => {
    const context = await testContext()
    await load(context, [full, taskRow({ point: '2' })])
    expect(counts(await load(context, [full]))).toEqual({
      rows: 1,
      created: 0,
      updated: 0,
      unchanged: 1,
      rejected: 0,
    })
    expect(await context.db.read.selectFrom('tasks').selectAll().execute()).toHaveLength(2)
  })
})

describe('one corrected cell of a document', () => {
  it.each([
    ['title', 'Про підготовку до весняного паводку', 'title', 'Про підготовку до весняного паводку'],
    ['received', '12.01.2026 10:00', 'received_at', '2026-01-12T10:00'],
    ['received', '', 'received_at', null],
    ['date', '13.01.2026', 'registered_on', '2026-01-13'],
    ['correspondentNumber', '102/02-31', 'correspondent_number', '102/02-31'],
    ['correspondentDate', '08.01.2026', 'correspondent_date', '2026-01-08'],
  ] as const)('«%s» → «%s» is one update, kept in its history', async (cell, to, column, value) => {
    const context = await testContext()
    await load(context, [documentRow(), full])
    const file = [documentRow({ [cell]: to }), full]
    expect(counts(await load(context, file))).toEqual({
      rows: 2,
      created: 0,
      updated: 1,
      unchanged: 1,
      rejected: 0,
    })
    const row = await context.db.read
      .selectFrom('documents')
      .selectAll()
      .where('number', '=', '02-14/158')
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ [column]: value, version: 2 })
    const [change] = await context.db.read.selectFrom('document_changes').selectAll().execute()
    expect(JSON.parse(change!.changes)).toEqual([expect.objectContaining({ field: column, to: value })])
    const before = await dump(context)
    expect(counts(await load(context, file))).toMatchObject({ unchanged: 2 })
    expect(await dump(context)).toEqual(before)
  })

  it('a new title of a document of several rows is one update', async () => {
    const context = await testContext()
    const rows = (title: string) => [taskRow({ title }), taskRow({ title, point: '2' })]
    await load(context, rows('Про ремонт доріг'))
    expect(counts(await load(context, rows('Про ремонт вулиць')))).toMatchObject({ updated: 1, unchanged: 1 })
  })

  it('another day of registration goes with the tasks too', async () => {
    const context = await testContext()
    await load(context, [taskRow()])
    expect(counts(await load(context, [taskRow({ date: '21.01.2026' })]))).toMatchObject({ updated: 1 })
    const task = await onlyTask(context)
    expect(task.row).toMatchObject({ registered_on: '2026-01-21', placed_on: '2026-01-22', seq: 3 })
  })

  it('another correspondent is one update, by which the document is found', async () => {
    const context = await testContext()
    await load(context, [documentRow()])
    expect(counts(await load(context, [documentRow({ correspondent: 'Кабінет Міністрів' })]))).toMatchObject({
      updated: 1,
    })
    const words = await context.db.read.selectFrom('search_words').select('word').execute()
    expect(words.map((one) => one.word)).toContain('кабінет')
  })
})

describe('what people recorded since', () => {
  it('is made though the file has brought a name longer than the form takes', async () => {
    const { context, cast } = await contextWithCast()
    const correspondent = 'Громадська організація мешканців '.repeat(12).trim()
    await load(context, [documentRow({ correspondent })])
    const { id } = await context.db.read.selectFrom('documents').select('id').executeTakeFirstOrThrow()
    const input = { title: 'Про паводок', correspondentName: correspondent }
    const edited = await editDocument(context, cast.hanna.actor, { documentId: id, version: 1, input })
    expect(edited.ok).toBe(true)
    const longer = { ...input, correspondentName: `${correspondent} й містян` }
    expect(
      await editDocument(context, cast.hanna.actor, { documentId: id, version: 2, input: longer }),
    ).toMatchObject({ refusals: [{ code: 'too-long', field: 'correspondentName' }] })
  })

  it('stays when the same file is loaded again', async () => {
    const { context, cast } = await contextWithCast()
    await load(context, [taskRow(), documentRow()])
    const task = await onlyTask(context)
    const on = { on: day('2026-02-18'), completeness: 'full' as const, note: null }
    expect((await recordExecution(context, cast.olena.actor, task.row.id, on)).ok).toBe(true)
    const edit = { text: 'Скласти перелік доріг', controller: null, supervisor: null, special: true }
    expect((await editTask(context, cast.olena.actor, task.row.id, edit)).ok).toBe(true)
    const document = await context.db.read
      .selectFrom('documents')
      .selectAll()
      .where('number', '=', '27')
      .executeTakeFirstOrThrow()
    expect(
      (
        await editDocument(context, cast.hanna.actor, {
          documentId: document.id,
          version: 1,
          input: { title: 'Про дороги' },
        })
      ).ok,
    ).toBe(true)
    const before = await dump(context)
    expect(counts(await load(context, [taskRow(), documentRow()]))).toMatchObject({
      updated: 0,
      unchanged: 2,
    })
    expect(await dump(context)).toEqual(before)
  })

  it('stays when the execution of the file was returned for rework', async () => {
    const { context, cast } = await contextWithCast()
    const row = taskRow({ executed: '18.02.2026', completeness: 'у повному обсязі' })
    await load(context, [row])
    const { row: task } = await onlyTask(context)
    expect((await returnForRework(context, cast.olena.actor, task.id, { reason: 'немає додатка' })).ok).toBe(
      true,
    )
    expect((await onlyTask(context)).state.executedOn).toBe(null)
    expect(counts(await load(context, [row]))).toMatchObject({ unchanged: 1 })
    expect((await onlyTask(context)).state.executedOn).toBe(null)
  })

  it('stays when a removed task was returned to control, whatever else the file corrects', async () => {
    const { context, cast } = await contextWithCast()
    const row = taskRow({
      executed: '18.02.2026',
      removed: '20.02.2026',
      ground: 'рішення виконкому № 5 від 20.02.2026',
    })
    await load(context, [row])
    const { row: task } = await onlyTask(context)
    const on = { on: day('2026-03-02'), ground: 'рішення виконкому № 9' }
    expect((await returnToControl(context, cast.olena.actor, task.id, on)).ok).toBe(true)
    expect(counts(await load(context, [{ ...row, text: 'Скласти перелік доріг' }]))).toMatchObject({
      updated: 1,
    })
    expect((await onlyTask(context)).state).toMatchObject({
      removedOn: null,
      controlPeriods: [{}, { placedOn: '2026-03-02' }],
    })
  })

  it('and the file says otherwise: the row is refused, the register is named', async () => {
    const { context, cast } = await contextWithCast()
    await load(context, [taskRow()])
    const { row } = await onlyTask(context)
    const on = { on: day('2026-02-18'), completeness: null, note: null }
    await recordExecution(context, cast.olena.actor, row.id, on)
    const result = await load(context, [taskRow({ executed: '19.02.2026' })])
    expect(result.rejected).toEqual([
      { row: 2, column: 'Виконано', reason: expect.stringContaining('виконано 18.02.2026') },
    ])
    expect(counts(await load(context, [taskRow({ executed: '18.02.2026' })]))).toMatchObject({ unchanged: 1 })
  })
})

async function contextWithCast() {
  const context = await testContext()
  return { context, cast: await withCast(context) }
}

/** The task of point 1 of decision 27. */
async function onlyTask(context: TestContext): Promise<Task> {
  const { id } = await context.db.read
    .selectFrom('tasks')
    .select('id')
    .where('point', '=', '1')
    .executeTakeFirstOrThrow()
  return (await findTask(context.db, id))!
}
