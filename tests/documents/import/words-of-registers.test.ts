import { expect, it } from 'vitest'
import { findTask } from '../../../src/tasks/store.ts'
import { testContext } from '../../support/context.ts'
import { counts, documentRow, dump, load, taskRow } from './register-file.ts'

it.each([
  ['рішення виконавчого комітету', 'executive-decision'],
  ['Рішення виконавчого комітету міської ради', 'executive-decision'],
  ['РІШЕННЯ ВИКОН. КОМІТЕТУ', 'executive-decision'],
  ['Рішення ВК', 'executive-decision'],
  ['розпорядження міського голови', 'mayoral-order'],
  ['Розп. голови', 'mayoral-order'],
  ['розп.міського  голови', 'mayoral-order'],
  ['Рішення сесії', 'session-decision'],
  ['рішення міської ради', 'session-decision'],
  ['документ органу вищого рівня', 'higher-authority'],
  ['протокол оперативної наради у міського голови', 'operational-meeting'],
  ['протокол ранкової інспекції', 'inspection'],
  ['протокол прямого ефіру', 'broadcast'],
  ['запит на публічну інформацію', 'information-request'],
  ['звернення громадян', 'appeal'],
  ['звернення депутата', 'deputy-appeal'],
  ['«Електронна петиція»', 'petition'],
])('a kind called «%s» is %s', async (kind, id) => {
  const context = await testContext()
  expect((await load(context, [taskRow({ kind })])).rejected).toEqual([])
  expect(await context.db.read.selectFrom('documents').select('kind').execute()).toEqual([{ kind: id }])
})

it('one document under two names of its kind is one document', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow({ kind: 'рішення виконкому' }),
    taskRow({ kind: 'Рішення виконавчого комітету', point: '2' }),
  ])
  expect(counts(result)).toMatchObject({ created: 2, rejected: 0 })
  expect(await context.db.read.selectFrom('documents').selectAll().execute()).toHaveLength(1)
})

it.each([
  ['до 01.03.2026', '2026-03-01'],
  ['1 березня 2026 року', '2026-03-01'],
  ['до «1» березня 2026 р.', '2026-03-01'],
  ['31.01.2026р.', '2026-01-31'],
  ['31.01.26 р', '2026-01-31'],
  ['10 днів', '2026-01-30'],
  // seven working days from the day of signing, 22.01.2026
  ['терміново', '2026-02-02'],
  ['Терміново!', '2026-02-02'],
  ['без строку', null],
])('the term «%s» is %s', async (term, due) => {
  const context = await testContext()
  const file = [taskRow({ date: '22 січня 2026 р.', placed: '22.01.2026р.', term })]
  expect((await load(context, file)).rejected).toEqual([])
  const [task] = await context.db.read.selectFrom('tasks').select('due_day').execute()
  expect(task!.due_day).toBe(due)
  const before = await dump(context)
  expect(counts(await load(context, file))).toMatchObject({ unchanged: 1, rejected: 0 })
  expect(await dump(context)).toEqual(before)
})

it('days in words stand wherever days do', async () => {
  const context = await testContext()
  const result = await load(context, [
    documentRow({
      date: '15 січня 2026 р.',
      received: '15 січня 2026 року 09:40',
      correspondentDate: '9 січня 2026 року',
    }),
    taskRow({
      extensions: 'до 15 березня 2026 р. (рішення від 18 лютого 2026 року)',
      executed: '10 березня 2026',
      removed: '20 березня 2026 року',
      ground: 'рішення виконкому № 512 від 20 березня 2026 року',
    }),
  ])
  expect(result.rejected).toEqual([])
  const [letter] = await context.db.read
    .selectFrom('documents')
    .selectAll()
    .where('kind', '=', 'higher-authority')
    .execute()
  expect(letter).toMatchObject({
    registered_on: '2026-01-15',
    received_at: '2026-01-15T09:40',
    correspondent_date: '2026-01-09',
  })
  const [task] = await context.db.read.selectFrom('tasks').selectAll().execute()
  expect(task).toMatchObject({
    granted_until: '2026-03-15',
    executed_on: '2026-03-10',
    removed_on: '2026-03-20',
  })
  const { state } = (await findTask(context.db, task!.id))!
  expect(state.removal).toMatchObject({ kind: 'decision', number: '512', date: '2026-03-20' })
})
