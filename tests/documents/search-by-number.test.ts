import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureReference } from '../../seeds/reference/ensure-reference.ts'
import { d1Engine } from '../../src/db/d1.ts'
import { openDatabase } from '../../src/db/database.ts'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { editDocument } from '../../src/documents/acts/edit.ts'
import { documentRegister } from '../../src/documents/lists/document-register.ts'
import { matchingDocuments } from '../../src/journals/matching.ts'
import { day, type Instant } from '../../src/kernel/day.ts'
import { taskRegister } from '../../src/tasks/lists/task-register.ts'
import { emptyD1 } from '../support/bindings.ts'
import { withCast } from '../support/cast.ts'
import { eachEngine, type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { planningRegister } from '../support/query-plans.ts'
import { fillRegister, randomRegister } from '../support/random-register.ts'
import { decision } from '../support/register-draft.ts'
import { documentRow, load } from './import/register-file.ts'

const today = day('2026-11-20')

async function found({ db }: Pick<TestContext, 'db'>, text: string): Promise<string[]> {
  const question = { filter: { text }, order: 'registered', page: 1 } as const
  const { items, total } = await documentRegister(db, { all: true }, question, today)
  expect(total).toBe(items.length)
  return items.map((item) => item.number)
}

eachEngine((_name, open) => {
  let context: TestContext
  beforeAll(async () => {
    context = await open()
    const { rejected } = await load(context, [
      { kind: 'рішення виконкому', number: '48', date: '21.10.2026', title: 'Про освітлення' },
      { kind: 'рішення виконкому', number: '480', date: '22.10.2026', title: 'Про дороги' },
      { kind: 'рішення виконкому', number: '48', date: '21.10.2025', title: 'Про ремонт ліцею № 25' },
      { kind: 'розпорядження', number: '48-р', date: '20.10.2026', title: 'Про чергування' },
      { kind: 'розпорядження', number: '20-р', date: '05.02.2026', title: 'Про бюджет на 2026 рік' },
      { kind: 'звернення', number: '89зг', date: '06.02.2026', title: 'Про ремонт дороги' },
      documentRow({
        number: '7777-Д',
        date: '10.10.2026',
        received: '',
        correspondentNumber: '01-15/1987',
        correspondentDate: '09.10.2026',
      }),
      documentRow({ number: '24/01-15' }),
    ])
    expect(rejected).toEqual([])
  })

  it.each([
    // as the product writes them
    ['7777-Д', ['7777-Д']],
    ['48-р', ['48-р']],
    ['№ 48 від 21.10.2026', ['48']],
    ['№ 7777-Д від 10.10.2026', ['7777-Д']],
    // as people do
    ['7777', ['7777-Д']],
    ['7777д', ['7777-Д']],
    ['№48', ['48', '48-р', '48', '480']],
    ['рішення 48', ['48', '48']],
    ['Рішення виконкому № 48', ['48', '48']],
    ['розпорядження 48', ['48-р']],
    ['48 21.10', ['48', '48']],
    ['48 від 21 жовтня 2026 року', ['48']],
    ['48 2026', ['48-р', '48']],
    ['20р', ['20-р']],
    ['20 р', ['20-р']],
    ['20–Р', ['20-р']],
    ['20-p', ['20-р']],
    ['89-зг', ['89зг']],
    ['24/O1-15', ['24/01-15']],
    // the correspondent's number, and the part of it that one remembers
    ['01-15/1987', ['7777-Д']],
    ['1987', ['7777-Д']],
    ['1987 від 09.10.2026', ['7777-Д']],
    ['101/02-31', ['24/01-15']],
    // days
    ['21.10.2026', ['48']],
    ['09.10.2026', ['7777-Д']],
    ['рішення від 21.10.2025', ['48']],
    // beside words
    ['освітлення 48', ['48']],
    ['паводку 24', ['24/01-15']],
    ['ліцею № 25', ['48']],
    ['2026 рік', ['20-р']],
    // neither a case nor the beginning of another number nor a letter is what was asked for
    ['15', []],
    ['освітлення 4', []],
    ['48 від 22.10.2026', []],
    ['розпорядження 480', []],
    ['99-д', []],
    ['4', []],
  ])('«%s» finds %j', async (text, numbers) => {
    expect(await found(context, text)).toEqual(numbers)
  })

  it('a number is found from the moment it is given, and not by what it was before a correction', async () => {
    const cast = await withCast(context)
    must(await registerDocument(context, cast.hanna.actor, decision({ title: 'Про укриття', tasks: [] })))
    expect(await found(context, 'укриття 481')).toEqual(['481'])

    const letter = await context.db.read
      .selectFrom('documents')
      .select(['id', 'version'])
      .where('number', '=', '7777-Д')
      .executeTakeFirstOrThrow()
    const edit = { correspondentNumber: '01-15/2754' }
    expect(
      await editDocument(context, cast.hanna.actor, {
        documentId: letter.id,
        version: letter.version,
        input: edit,
      }),
    ).toMatchObject({
      ok: true,
    })
    expect(await found(context, '2754')).toEqual(['7777-Д'])
    expect(await found(context, '1987')).toEqual([])
    expect(await found(context, '7777')).toEqual(['7777-Д'])
  })
})

const searches = [
  '7777-Д',
  '48-р',
  '№ 48 від 21.10.2026',
  'рішення 48',
  '48 21.10',
  '20р',
  '1987',
  '21.10.2026',
  'ремонт дороги 48',
]

describe('a search by number reads indexes', () => {
  const { db, plansOf } = planningRegister()
  afterAll(() => db.close())

  it.each(searches)('«%s»', async (text) => {
    for (const scope of [{ all: true }, { all: true, withoutPersonal: true }] as const) {
      const answered = await plansOf(async () => {
        await documentRegister(db, scope, { filter: { text }, order: 'registered', page: 1 }, today)
        await taskRegister(db, scope, { filter: { text, state: 'all' }, order: 'due', page: 1 }, today)
      })
      const plans = answered.flat()
      // What is gone through from end to end is what was asked, what was found, and the hundred names of kinds.
      const scanned = plans.filter((step) => /^SCAN (?!bounds |found|page|document_kind_names)/.test(step))
      expect(scanned).toEqual([])
      const named =
        text === '21.10.2026' ? 'd USING COVERING INDEX documents_by_day' : 'p USING PRIMARY KEY (part>'
      expect(plans.filter((step) => step.startsWith(`SEARCH ${named}`)).length).toBeGreaterThan(0)
      expect(plans.some((step) => step.startsWith('SEARCH s USING PRIMARY KEY (word>'))).toBe(true)
    }
  })
})

it('a search by number reads a few rows, however many documents there are', {
  timeout: 240_000,
}, async () => {
  const d1 = await emptyD1()
  let rows = 0
  const db = openDatabase({
    ...d1Engine(d1),
    async read(sql, parameters) {
      const { results, meta } = await d1
        .prepare(sql)
        .bind(...parameters)
        .all<Record<string, unknown>>()
      rows += meta.rows_read
      return results
    },
  })
  await ensureReference(db, '2026-01-01T07:00:00Z' as Instant)
  const wishes = { seed: 9, documents: 1500, departments: 5, from: day('2026-01-01'), to: today }
  await fillRegister(db, randomRegister(wishes))
  const cost = async (text?: string) => {
    rows = 0
    await documentRegister(db, { all: true }, { filter: { text }, order: 'registered', page: 1 }, today)
    return rows
  }
  const list = await cost()
  expect(list).toBeGreaterThan(1500)
  for (const text of searches) expect([text, (await cost(text)) < list / 4]).toEqual([text, true])
})

it('the longest search keeps to the parameters that a statement may have', async () => {
  const context = await testContext()
  const text = `ремонт дороги парку вулиці міста 123-р 456/78-90 2025 від 21.10.2026 ${'слово48 '.repeat(30)}`
  const { sql, parameters } = matchingDocuments(text, { withoutPersonal: true })
  expect(parameters.length).toBe(sql.split('?').length - 1)
  expect(parameters.length).toBeLessThanOrEqual(80)
  expect(await found(context, text)).toEqual([])
})
