import { describe, expect, it } from 'vitest'
import { day } from '../../../src/kernel/day.ts'
import { changeName } from '../../../src/people/actions/name-person.ts'
import { renameDepartment } from '../../../src/people/actions/rename-department.ts'
import { transferPerson } from '../../../src/people/actions/transfer-person.ts'
import { readExecutor } from '../../../src/people/executor.ts'
import { withCast } from '../../support/cast.ts'
import { type TestContext, testContext } from '../../support/context.ts'
import { testClock } from '../../support/test-clock.ts'
import { counts, load, type Row, taskRow } from './register-file.ts'

it.each([
  ['Відділ А', 'Відділ А', null],
  ['Школа В', 'Школа В', null],
  ['Управління транспорту, Іваненко І. П.', 'Управління транспорту', 'Іваненко І. П.'],
  ['Відділ В, Гнатюк', 'Відділ В', 'Гнатюк'],
  ['Відділ зв’язку, Дем’яненко', 'Відділ зв’язку', 'Дем’яненко'],
  ['Відділ А, І. П. Іваненко', 'Відділ А', 'Іваненко І. П.'],
  ['Відділ Б, ', 'Відділ Б', null],
  [
    'Департамент містобудування, архітектури та культури',
    'Департамент містобудування, архітектури та культури',
    null,
  ],
  ['Управління з питань ЦЗ, НС', 'Управління з питань ЦЗ, НС', null],
])('«%s» is a department and a person of it', (words, department, person) => {
  expect(readExecutor(words)).toEqual({ department, person })
})

it('one name in several departments stays several people, and a second import changes nothing', async () => {
  const context = await testContext()
  const rows = ['Відділ А', 'Відділ Б', 'Відділ В', 'Відділ Г'].map((department, place) =>
    taskRow({
      number: String(place + 1),
      lead: `${department}, Іваненко І. П.`,
      controller: 'Іваненко І. П.',
    }),
  )
  expect(counts(await load(context, rows))).toMatchObject({ created: 4, rejected: 0 })
  expect(counts(await load(context, rows))).toMatchObject({ updated: 0, unchanged: 4 })
})

it('a name in full in another department does not stand in the way of the short one', async () => {
  const context = await testContext()
  const rows = [
    taskRow({ number: '1', lead: 'Управління транспорту, Іваненко І. П.' }),
    taskRow({ number: '2', lead: 'Управління освіти, Іваненко Іван Петрович' }),
    taskRow({ number: '3', lead: 'Управління освіти, Іваненко І. П.' }),
  ]
  expect(counts(await load(context, rows))).toMatchObject({ created: 3, rejected: 0 })
  expect(counts(await load(context, rows))).toMatchObject({ updated: 0, unchanged: 3 })
})

it('a corrected point is one update and no second task', async () => {
  const context = await testContext()
  await load(context, [taskRow({ point: '1' })])
  expect(counts(await load(context, [taskRow({ point: '2' })]))).toMatchObject({ created: 0, updated: 1 })
  expect(await context.db.read.selectFrom('tasks').select('point').execute()).toEqual([{ point: '2' }])
})

describe('a register that was loaded before', () => {
  const staffOrder = { from: day('2026-03-02'), ground: 'Наказ № 14-к' }

  async function loaded(rows: Row[]) {
    const context = await testContext({ clock: testClock('2026-03-10') })
    const { dmytro } = await withCast(context)
    await load(context, rows)
    const people = await context.db.read
      .selectFrom('people')
      .selectAll()
      .where('name', 'like', 'Мороз%')
      .execute()
    return { context, editor: { actor: dmytro.actor }, person: people[0]! }
  }
  const departmentId = async ({ db }: TestContext, name: string) =>
    (await db.read.selectFrom('departments').select('id').where('name', '=', name).executeTakeFirstOrThrow())
      .id

  it('knows a person by the surname of before', async () => {
    const rows = [taskRow({ controller: 'Мороз І. С.' })]
    const { context, editor, person } = await loaded(rows)
    await changeName(context, editor, person.id, { name: 'Зима Інна Степанівна', ...staffOrder })
    const again = await load(context, rows)
    expect(again.newPeople).toEqual([])
    expect(counts(again)).toMatchObject({ updated: 0, unchanged: 1 })
  })

  it('knows a person in the department of before', async () => {
    const rows = [taskRow(), taskRow({ number: '28', lead: 'Мороз І. С.' })]
    const { context, editor, person } = await loaded(rows)
    const department = await departmentId(context, 'Управління культури')
    await transferPerson(context, editor, person.id, { department, post: '', ...staffOrder })
    const again = await load(context, rows)
    expect(again.newPeople).toEqual([])
    expect(counts(again)).toMatchObject({ updated: 0, unchanged: 2 })
  })

  it('knows a department by the name of before', async () => {
    const rows = [taskRow()]
    const { context, editor } = await loaded(rows)
    const id = await departmentId(context, 'Управління транспорту')
    const name = 'Департамент транспорту'
    await renameDepartment(context, editor.actor, id, { name, from: staffOrder.from })
    const again = await load(context, rows)
    expect(again.newDepartments).toEqual([])
    expect(counts(again)).toMatchObject({ updated: 0, unchanged: 1 })
  })
})
