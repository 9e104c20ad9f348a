import { expect, it } from 'vitest'
import { testContext } from '../../support/context.ts'
import { counts, documentRow, dump, load, type Row, taskRow } from './register-file.ts'

const refused: [rule: string, row: Row, column: string, words: RegExp][] = [
  ['an unknown kind', taskRow({ kind: 'наказ' }), 'Вид', /Невідомий вид документа «наказ»/],
  ['no kind', taskRow({ kind: '' }), 'Вид', /порожня/],
  ['no number', taskRow({ number: '' }), 'Номер', /порожня/],
  ['no date', taskRow({ date: '' }), 'Дата', /порожня/],
  ['no title', taskRow({ title: '' }), 'Заголовок', /без заголовка/],
  ['an impossible day', taskRow({ date: '31.02.2026' }), 'Дата', /«31.02.2026» — не день/],
  ['an impossible due day', taskRow({ term: '31.04.2026' }), 'Строк', /не строк/],
  ['a day in words', taskRow({ executed: 'вчора' }), 'Виконано', /«вчора» — не день/],
  ['a registration still ahead', taskRow({ date: '21.11.2026', placed: '', term: '' }), 'Дата', /не настав/],
  ['an execution still ahead', taskRow({ executed: '01.12.2026' }), 'Виконано', /не настав/],
  ['a task without an executor', taskRow({ lead: '' }), 'Головний виконавець', /без головного виконавця/],
  ['a point without an executor', taskRow({ lead: '', text: '' }), 'Головний виконавець', /без головного/],
  ['an executor without a task', taskRow({ point: '', text: '' }), 'Завдання', /«Головний виконавець»/],
  [
    'a person of no known department',
    taskRow({ lead: 'Мороз І. С.' }),
    'Головний виконавець',
    /підрозділ невідомий/,
  ],
  [
    'a post instead of a person',
    taskRow({ supervisor: 'заступник міського голови' }),
    'Контроль покладено на',
    /прізвище/,
  ],
  [
    'a due day before registration',
    taskRow({ term: '21.01.2026' }),
    'Строк',
    /раніше за реєстрацію документа \(22.01.2026\)/,
  ],
  [
    'executed before registered',
    taskRow({ executed: '21.01.2026' }),
    'Виконано',
    /раніше, ніж зареєстровано/,
  ],
  ['an unknown state', taskRow({ completeness: 'майже' }), 'Стан виконання', /«майже»/],
  [
    'removed before taken',
    taskRow({ removed: '21.01.2026' }),
    'Знято',
    /раніше, ніж взято на контроль \(22.01.2026\)/,
  ],
  [
    'removed though never taken',
    taskRow({ placed: '', removed: '20.02.2026' }),
    'Знято',
    /взяття на контроль порожній/,
  ],
  [
    'a decision of an impossible day',
    taskRow({ removed: '20.02.2026', ground: 'рішення виконкому № 5 від 30.02.2026' }),
    'Підстава',
    /не день/,
  ],
  [
    'an extension of nothing',
    taskRow({ term: '', extensions: '15.03.2026 (20.02.2026)' }),
    'Продовження',
    /якого немає/,
  ],
  [
    'an extension of «постійно»',
    taskRow({ term: 'постійно', extensions: '15.03.2026 (20.02.2026)' }),
    'Продовження',
    /немає/,
  ],
  [
    'an extension without its decision',
    taskRow({ extensions: '15.03.2026' }),
    'Продовження',
    /не продовження/,
  ],
  [
    'an extension to an impossible day',
    taskRow({ extensions: '32.03.2026 (20.02.2026)' }),
    'Продовження',
    /«32.03.2026»/,
  ],
  ['a mark that no kind has', taskRow({ term: 'в роботі' }), 'Строк', /«в роботі».*терміново, негайно/],
  ['a mark that is not «так»', taskRow({ special: 'мабуть' }), 'Особливий контроль', /«мабуть»/],
  ['an hour that is none', documentRow({ received: '12.01.2026 25:00' }), 'Надійшло', /не день і година/],
  [
    'received after registration',
    documentRow({ received: '13.01.2026' }),
    'Надійшло',
    /пізніше, ніж зареєстровано/,
  ],
  [
    'sent after registration',
    documentRow({ correspondentDate: '13.01.2026' }),
    'Дата кореспондента',
    /пізніша/,
  ],
  ['a title too long', taskRow({ title: 'я'.repeat(2001) }), 'Заголовок', /не більше 2000/],
  ['a text too long', taskRow({ text: 'я'.repeat(20_001) }), 'Завдання', /не більше 20000/],
  ['five megabytes of a point', taskRow({ point: '1'.repeat(5_000_000) }), 'Пункт', /не більше 40/],
  [
    'five megabytes of an executor',
    taskRow({ lead: 'У'.repeat(5_000_000) }),
    'Головний виконавець',
    /Занадто довго/,
  ],
  [
    'five megabytes instead of a day',
    taskRow({ placed: '1'.repeat(5_000_000) }),
    'Взято на контроль',
    /Занадто довго/,
  ],
  ['five megabytes of a kind', taskRow({ kind: 'к'.repeat(5_000_000) }), 'Вид', /Занадто довго/],
]

it.each(refused)(
  '%s is refused, named by row, column and reason; the row after it is loaded',
  async (_rule, row, column, words) => {
    const context = await testContext()
    const result = await load(context, [row, taskRow({ number: '900' })])
    expect(counts(result)).toEqual({ rows: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 })
    expect(result.rejected).toEqual([{ row: 2, column, reason: expect.stringMatching(words) }])
    expect(result.rejected[0]!.reason.length).toBeLessThan(600)
    const numbers = await context.db.read.selectFrom('documents').select('number').execute()
    expect(numbers).toEqual([{ number: '900' }])
  },
)

it('a row that breaks several rules is told all of them at once', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow({ lead: '', term: '21.01.2026', executed: '20.01.2026', special: '?' }),
  ])
  const [{ column, reason } = { column: '', reason: '' }, ...others] = result.rejected
  expect(others).toEqual([])
  for (const name of ['Виконано', 'Головний виконавець', 'Особливий контроль', 'Строк'])
    expect(`«${column}»: ${reason}`).toContain(`«${name}»:`)
  expect(counts(result)).toMatchObject({ rows: 1, rejected: 1 })
})

it('a state without a day and a ground without a removal say nothing yet', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow({ number: '1', completeness: 'у повному обсязі' }),
    taskRow({ number: '2', ground: 'До справи' }),
  ])
  expect(result.rejected).toEqual([])
  const rows = await context.db.read.selectFrom('tasks').select(['executed_on', 'removed_on']).execute()
  expect(rows).toEqual([
    { executed_on: null, removed_on: null },
    { executed_on: null, removed_on: null },
  ])
})

it('a rejected row brings no department and no person', async () => {
  const context = await testContext()
  const before = await dump(context)
  const result = await load(context, [
    taskRow({ lead: 'Нове управління, Новий Н. Н.', others: 'Ще Н. Н.', controller: 'Хтось Х. Х.' }),
  ])
  expect(result.rejected).toHaveLength(1)
  expect(result).toMatchObject({ newDepartments: [], newPeople: [] })
  expect(await dump(context)).toEqual(before)
})

it('rows of one document must agree; an empty cell says nothing', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow({ title: '' }),
    taskRow({ point: '2' }),
    taskRow({ point: '3', title: 'Про інше' }),
    taskRow({ point: '4', date: '23.01.2026', placed: '23.01.2026' }),
  ])
  expect(result.rejected).toEqual([
    {
      row: 4,
      column: 'Заголовок',
      reason: 'Рядки одного документа розходяться: у рядку 3 записано «Про ремонт доріг».',
    },
    {
      row: 5,
      column: 'Дата',
      reason: 'Рядки одного документа розходяться: у рядку 2 записано «22.01.2026».',
    },
  ])
  expect(counts(result)).toEqual({ rows: 4, created: 2, updated: 0, unchanged: 0, rejected: 2 })
})

it('accepts history as it was: numbers out of order, late extensions, late execution, a part done on no day', async () => {
  const context = await testContext()
  const result = await load(context, [
    taskRow({ number: '512', date: '03.01.2023', placed: '03.01.2023', term: '01.02.2023' }),
    taskRow({
      number: '17',
      date: '28.12.2023',
      placed: '28.12.2023',
      term: '20.01.2024',
      extensions: '15.03.2024 (20.02.2024)',
    }),
    taskRow({ number: '18', executed: '20.03.2026', completeness: 'у повному обсязі' }),
    taskRow({ number: '19', completeness: 'частково' }),
    taskRow({ number: '20', removed: '20.03.2026', ground: 'за листом ОВА' }),
    taskRow({ number: '21', placed: '', executed: '20.03.2026' }),
  ])
  expect(result.rejected).toEqual([])
  const tasks = await context.db.read
    .selectFrom('tasks')
    .innerJoin('documents', 'documents.id', 'document_id')
    .select(['number', 'due_day', 'granted_until', 'executed_on', 'completeness', 'removed_on'])
    .execute()
  const task = (number: string) => tasks.find((one) => one.number === number)
  // Granted after the term had passed: recorded, and still a breach.
  expect(task('17')).toMatchObject({ due_day: '2024-01-20', granted_until: '2024-03-15' })
  expect(task('18')).toMatchObject({ executed_on: '2026-03-20', completeness: 'full' })
  expect(task('19')).toMatchObject({ executed_on: null, completeness: null })
  expect(task('20')).toMatchObject({ removed_on: '2026-03-20' })
})
