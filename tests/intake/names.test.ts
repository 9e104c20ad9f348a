import { expect, it } from 'vitest'
import { withCast } from '../support/cast.ts'
import { testOffice } from '../support/office.ts'
import { counts, documentRow, dump, load, taskRow } from './register-file.ts'

it('one department by any apostrophe, case, quotes or Latin letters', async () => {
  const office = await testOffice()
  const spellings = [
    'Відділ охорони здоров’я',
    "Відділ охорони здоров'я",
    'Відділ охорони здоровʼя',
    'ВІДДІЛ ОХОРОНИ ЗДОРОВ’Я',
    'Biддiл охорони здоpoв’я',
    '  Відділ  охорони здоров’я ',
  ]
  const result = await load(
    office,
    spellings.map((lead, place) => taskRow({ number: `${place + 1}`, lead })),
  )
  expect(result).toMatchObject({
    created: 6,
    newDepartments: ['Відділ охорони здоров’я'],
    similar: [],
    rejected: [],
  })
})

it('finds departments and people of the register, by short name or full', async () => {
  const office = await testOffice()
  const cast = await withCast(office)
  const result = await load(office, [
    taskRow({ lead: 'Управління транспорту, Іваненко П. С.', controller: 'Ковальчук О. В.' }),
    taskRow({
      number: '28',
      lead: 'управління транспорту, ІВАНЕНКО Петро Сергійович',
      supervisor: 'Лисенко А.Ю., заступник',
    }),
    taskRow({ number: '29', lead: 'Іваненко П. С.' }),
  ])
  expect(result).toMatchObject({ created: 3, newDepartments: [], newPeople: [], similar: [], rejected: [] })
  const tasks = await office.db.read
    .selectFrom('tasks')
    .select(['lead_id', 'controller_id', 'supervisor_id'])
    .execute()
  expect(tasks.map((task) => task.lead_id)).toEqual(Array(3).fill(cast.petro.person.id))
  expect(tasks[0]!.controller_id).toBe(cast.olena.person.id)
  expect(tasks[1]!.supervisor_id).toBe(cast.andrii.person.id)
})

it('warns of a department a letter apart, of a surname a letter apart, and not of another number', async () => {
  const office = await testOffice()
  await withCast(office)
  const result = await load(office, [
    taskRow({ lead: 'Управління транспорта, Іваненко П. С.' }),
    taskRow({ number: '28', lead: 'Управління транспорту, Іваненка П. С.' }),
    taskRow({ number: '29', lead: 'Школа № 5' }),
    taskRow({ number: '30', lead: 'Школа № 7' }),
  ])
  expect(result.similar).toEqual([
    { row: 2, given: 'Управління транспорта', known: 'Управління транспорту' },
    { row: 3, given: 'Іваненка П. С.', known: 'Іваненко П. С.' },
  ])
  expect(result.newDepartments).toEqual(['Управління транспорта', 'Школа № 5', 'Школа № 7'])
})

it('takes a closed department by its name instead of making it twice', async () => {
  const office = await testOffice()
  const { departments } = await withCast(office)
  await office.db.commit([
    office.db.read
      .updateTable('departments')
      .set({ closed_on: '2026-01-01' as never })
      .where('id', '=', departments.transport.id),
  ])
  const result = await load(office, [taskRow({ lead: 'Управління транспорту' })])
  expect(result).toMatchObject({ created: 1, newDepartments: [] })
})

it('keeps emoji, markup and apostrophes as they were written', async () => {
  const office = await testOffice()
  const title = `"><script>alert('ї')</script> 🌊 об’єкт`
  await load(office, [taskRow({ title, text: `🚰 ${title}`, lead: 'Відділ "><b>, Об’єднаний О. О.' })])
  const row = await office.db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'document_id')
    .innerJoin('departments', 'departments.id', 'department_id')
    .select(['title', 'text', 'departments.name'])
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ title, text: `🚰 ${title}`, name: 'Відділ "><b>' })
})

it('one document by any look of its number', async () => {
  const office = await testOffice()
  const order = taskRow({ kind: 'розпорядження', number: '89-р' })
  await load(office, [order])
  const before = await dump(office)
  for (const number of ['89-p', '89–р', '№ 89-р', '89 - Р'])
    expect(counts(await load(office, [{ ...order, number }])), number).toMatchObject({ unchanged: 1 })
  expect(await dump(office)).toEqual(before)
})

it('numbers begin again each year and in each kind', async () => {
  const office = await testOffice()
  const result = await load(office, [
    taskRow(),
    taskRow({ date: '22.01.2025', placed: '22.01.2025', term: '' }),
    taskRow({ kind: 'рішення сесії' }),
  ])
  expect(counts(result)).toMatchObject({ created: 3 })
  expect(await office.db.read.selectFrom('documents').select('id').execute()).toHaveLength(3)
})

it('a row repeated word for word is one task; the same point with other words is another', async () => {
  const office = await testOffice()
  const result = await load(office, [
    taskRow(),
    taskRow(),
    taskRow({ text: 'Доповісти' }),
    documentRow(),
    documentRow(),
  ])
  expect(counts(result)).toEqual({ rows: 5, created: 3, updated: 0, unchanged: 2, rejected: 0 })
  expect(await office.db.read.selectFrom('tasks').select('id').execute()).toHaveLength(2)
})

it('tasks of one point keep their own rows when one before them goes', async () => {
  const office = await testOffice()
  const rows = ['Перше', 'Друге', 'Третє'].map((text) => taskRow({ point: '', text }))
  await load(office, rows)
  const before = await dump(office)
  expect(counts(await load(office, [rows[2]!, rows[1]!]))).toMatchObject({ unchanged: 2 })
  expect(await dump(office)).toEqual(before)
})

it('a point without words is the document itself', async () => {
  const office = await testOffice()
  await load(office, [taskRow({ text: '' })])
  const [task] = await office.db.read.selectFrom('tasks').select('text').execute()
  expect(task).toEqual({ text: 'Про ремонт доріг' })
  expect(counts(await load(office, [taskRow({ text: '' })]))).toMatchObject({ unchanged: 1 })
})
