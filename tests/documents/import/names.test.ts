import { expect, it } from 'vitest'
import { readExecutor } from '../../../src/people/executor.ts'
import { testContext } from '../../support/context.ts'
import { counts, load, taskRow } from './register-file.ts'

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
