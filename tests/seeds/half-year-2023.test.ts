import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedHalfYear2023 } from '../../seeds/half-year-2023/seed-half-year-2023.ts'
import { registerItself } from '../../src/access/actor.ts'
import { clockAt } from '../../src/kernel/clock.ts'
import { type Day, instantAt } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { workbook } from '../../src/print/workbook.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { readQuery } from '../../src/reports/query/query.ts'
import { reportJson } from '../../src/reports/reports/definitions.ts'
import { recordExecution } from '../../src/tasks/acts/execution.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

describe('the register of the half-year 2023', () => {
  let context: TestContext

  beforeAll(async () => {
    context = await testContext()
    const seeded = await seedHalfYear2023(context)
    expect(seeded.ok).toBe(true)
  }, 300_000)

  const rows = async <T>(query: string): Promise<T[]> =>
    (await sql<T>`${sql.raw(query)}`.execute(context.db.read)).rows
  const number = async (query: string) => Object.values((await rows<Record<string, number>>(query))[0]!)[0]

  it('reports every published figure', async () => {
    const report = await reportJson(context, 'half-year', { from: '2023-01-01', to: '2023-06-30' })
    expect(report).toEqual({
      ok: true,
      value: {
        period: { from: '2023-01-01', to: '2023-06-30' },
        asOf: '2023-07-01',
        knownOn: null,
        kinds: {
          'higher-authority': {
            registered: 204,
            taken: 53,
            opening: 93,
            removed: 66,
            closing: 80,
            stillOpenFromEarlier: 41,
            lastYear: { registered: 176, taken: 36 },
          },
          'executive-decision': {
            registered: 847,
            taken: 365,
            opening: 112,
            removed: 324,
            closing: 153,
            stillOpenFromEarlier: 28,
            lastYear: { registered: 561, taken: 199 },
          },
          'mayoral-order': {
            registered: 230,
            taken: 5,
            opening: 81,
            removed: 59,
            closing: 27,
            stillOpenFromEarlier: 24,
            lastYear: { registered: 105, taken: 11 },
          },
        },
        removalDecisions: { count: 3, documents: 383 },
        reminderLetters: 1388,
        meetings: {
          operational: { protocols: 17, questions: 93, instructions: 515 },
          inspection: { protocols: 9, instructions: 303 },
          broadcast: { protocols: 14, instructions: 322 },
        },
        instructions: { given: 1140, executedInFull: 821, percent: 72 },
      },
    })
  })

  it('says every published figure in Word and in Excel', async () => {
    const query = readQuery({ from: '2023-01-01', to: '2023-06-30' }, context.clock.today())
    if (!query.ok) throw new Error('refused')
    const paper = await paperOfReport(context, 'half-year', { query: query.value, actor: registerItself })
    if (!paper.ok) throw new Error('refused')
    const file = await fileOfPaper(paper.value, 'docx')
    if (!file.ok) throw new Error('refused')
    const words = await wordsOf(file.value.buffer as ArrayBuffer)
    for (const said of [
      '204 документи вищих органів (І півріччя 2022 року — 176), з яких взято на контроль 53 (І півріччя 2022 року — 36)',
      '847 рішень виконкому (І півріччя 2022 року — 561), з яких взято на контроль 365 (І півріччя 2022 року — 199)',
      '230 розпоряджень (І півріччя 2022 року — 105), з яких взято на контроль 5 (І півріччя 2022 року — 11)',
      'надіслано 1388 листів-нагадувань',
      'перебувало: 93 документи вищих органів; 112 рішень виконкому; 81 розпорядження',
      'закрито «До справи»: 66 документів вищих органів. Прийнято 3 рішення про зняття з контролю, якими знято 383 документи',
      'Проведено 17 оперативних нарад, розглянуто 93 питання, надано 515 доручень',
      'оформлено 9 протоколів (303 доручення), прямих ефірів — 14 протоколів (322 доручення)',
      'Станом на 01.07.2023 виконано у повному обсязі 821 (72%) з 1140 наданих доручень',
    ])
      expect(words).toContain(said)

    const xlsx = await import('@e965/xlsx')
    const book = xlsx.read(await workbook(paper.value))
    const rowsOf = (name: string) => xlsx.utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })
    expect(book.SheetNames).toEqual(['Звіт', 'Документи за видами', 'Наради, інспекції, ефіри'])
    expect(
      rowsOf('Документи за видами')
        .slice(1)
        .map((row) => row.slice(1)),
    ).toEqual([
      [204, 176, 16, 53, 36, 47, 26, 93, 66, 80],
      [847, 561, 51, 365, 199, 83, 43, 112, 324, 153],
      [230, 105, 119, 5, 11, -55, 2, 81, 59, 27],
    ])
    expect(rowsOf('Наради, інспекції, ефіри').slice(1)).toEqual([
      ['Оперативні наради', 17, 93, 515],
      ['Ранкові інспекції', 9, '—', 303],
      ['Прямі ефіри', 14, '—', 322],
      ['Усього доручень', undefined, undefined, 1140],
    ])
  })

  it('knew all of it by the fifth of July already', async () => {
    const given = { from: '2023-01-01', to: '2023-06-30', knownOn: '2023-07-05' }
    const report = await reportJson(context, 'half-year', given)
    expect(report.ok && report.value.instructions.executedInFull).toBe(821)
    expect(await number(`SELECT count(*) FROM task_facts WHERE recorded_at >= '2023-06-30T21:00'`)).toBe(0)
  })

  // The same figures once more, by plain counting: what is on control on a day is placed before it and not yet removed.
  const onControl = (kind: string, before: string) =>
    `SELECT document_id FROM tasks WHERE kind = '${kind}' AND placed_on < '${before}'
      AND (removed_on IS NULL OR removed_on >= '${before}')`
  const countOnControl = (kind: string, before: string) =>
    number(`SELECT count(DISTINCT document_id) FROM (${onControl(kind, before)})`)

  it.each([
    ['higher-authority', { h1: [176, 36], h2023: [204, 53], opening: 93, closing: 80 }],
    ['executive-decision', { h1: [561, 199], h2023: [847, 365], opening: 112, closing: 153 }],
    ['mayoral-order', { h1: [105, 11], h2023: [230, 5], opening: 81, closing: 27 }],
  ])('counts %s by plain SQL', async (kind, expected) => {
    const registered = (from: string, to: string) =>
      number(
        `SELECT count(*) FROM documents WHERE kind = '${kind}' AND registered_on BETWEEN '${from}' AND '${to}'`,
      )
    const taken = (from: string, to: string) =>
      number(`SELECT count(DISTINCT document_id) FROM tasks WHERE kind = '${kind}'
        AND placed_on BETWEEN '${from}' AND '${to}' AND document_id NOT IN (${onControl(kind, from)})`)
    expect([await registered('2022-01-01', '2022-06-30'), await taken('2022-01-01', '2022-06-30')]).toEqual(
      expected.h1,
    )
    expect([await registered('2023-01-01', '2023-06-30'), await taken('2023-01-01', '2023-06-30')]).toEqual(
      expected.h2023,
    )
    expect(await countOnControl(kind, '2023-01-01')).toBe(expected.opening)
    expect(await countOnControl(kind, '2023-07-01')).toBe(expected.closing)
  })

  it('closes 66 documents of higher authorities by «До справи»', async () => {
    const words = await rows<{ words: string }>(
      `SELECT DISTINCT f.ground AS words FROM task_facts f JOIN tasks t ON t.id = f.task_id
        WHERE t.kind = 'higher-authority' AND f.kind = 'removed'`,
    )
    expect(words.length).toBeGreaterThan(0)
    for (const row of words) expect(row.words).toContain('До справи')
  })

  it('names as ground the removal decisions under the very numbers they were registered with', async () => {
    const decisions = await rows<{ number: string; day: string; documents: number }>(
      `SELECT d.number, d.registered_on AS day, count(DISTINCT t.document_id) AS documents
        FROM documents d
        JOIN task_facts f ON f.decision_number = d.number AND f.decision_date = d.registered_on
        JOIN tasks t ON t.id = f.task_id
        WHERE d.kind = 'executive-decision' AND d.registered_on >= '2023-01-01' AND d.title LIKE 'Про зняття з контролю%'
        GROUP BY d.id ORDER BY day`,
    )
    expect(decisions.map(({ number, day }) => `№ ${number} від ${day}`)).toEqual([
      '№ 245 від 2023-02-24',
      '№ 512 від 2023-04-28',
      '№ 783 від 2023-06-23',
    ])
    expect(decisions.reduce((sum, { documents }) => sum + documents, 0)).toBe(383)
  })

  it('sends letters on working days only, one to a person on a day, none of what is closed', async () => {
    const { calendar } = await context.reference()
    const letters = await rows<{ sent_on: never; recipient_id: string }>(
      'SELECT sent_on, recipient_id FROM letters',
    )
    expect(letters).toHaveLength(1388)
    expect(letters.filter(({ sent_on }) => !calendar.isWorking(sent_on))).toEqual([])
    expect(new Set(letters.map(({ sent_on, recipient_id }) => `${sent_on} ${recipient_id}`)).size).toBe(1388)
    expect(
      await number(`SELECT count(*) FROM letters l JOIN letter_tasks ON letter_id = l.id
        JOIN tasks t ON t.id = letter_tasks.task_id WHERE t.removed_on < l.sent_on`),
    ).toBe(0)
  })

  it('numbers every journal without a gap, in the order of its days', async () => {
    const documents = await rows<{ journal: string; number: string; day: string }>(
      `SELECT kind || ' ' || journal_year AS journal, number, registered_on AS day FROM documents
        ORDER BY recorded_at, id`,
    )
    for (const own of Map.groupBy(documents, ({ journal }) => journal).values()) {
      const inOrder = own.toSorted((a, b) => Number.parseInt(a.number, 10) - Number.parseInt(b.number, 10))
      expect(inOrder.map(({ number }) => Number.parseInt(number, 10))).toEqual(
        own.map((_, place) => place + 1),
      )
      expect(inOrder.map(({ day }) => day)).toEqual(own.map(({ day }) => day).sort())
    }
    expect(await number('SELECT count(*) - max(number) + min(number) - 1 FROM letters')).toBe(0)
  })

  it('records nothing before it happens, executes nothing before it is registered', async () => {
    expect(
      await number(`SELECT count(*) FROM task_facts WHERE substr(recorded_at, 1, 10) < happened_on`),
    ).toBe(0)
    expect(
      await number(`SELECT count(*) FROM tasks t JOIN documents d ON d.id = t.document_id
        WHERE t.executed_on < d.registered_on OR t.placed_on < d.registered_on OR t.due_day < d.registered_on`),
    ).toBe(0)
  })

  it('names residents in the points of broadcasts, never in a title', async () => {
    expect(
      await number(`SELECT count(*) FROM tasks WHERE kind = 'broadcast' AND text LIKE '%тел. 050 000%'`),
    ).toBe(322)
    expect(await number(`SELECT count(*) FROM documents WHERE title LIKE '%тел.%'`)).toBe(0)
  })

  it('is lifelike: many titles and departments, executed late and in time, moved terms, returns', async () => {
    expect(await number('SELECT count(DISTINCT title) FROM documents')).toBeGreaterThan(1000)
    expect(await number('SELECT count(DISTINCT department_id) FROM tasks')).toBeGreaterThanOrEqual(38)
    expect(await number('SELECT count(DISTINCT short_key) - count(*) FROM people')).toBe(0)
    const points = `SELECT count(*) * 1.0 / count(DISTINCT document_id) FROM tasks WHERE series_place = 1
      AND kind IN ('higher-authority', 'executive-decision', 'mayoral-order')`
    expect(await number(points)).toBeCloseTo(1.6, 0.5)
    for (const kind of ['extended', 'returned', 'reported', 'removed'])
      expect(await number(`SELECT count(*) FROM task_facts WHERE kind = '${kind}'`)).toBeGreaterThan(50)
    expect(await number('SELECT count(*) FROM tasks WHERE executed_on > due_day')).toBeGreaterThan(100)
    expect(
      await number(
        `SELECT count(*) FROM tasks WHERE executed_on IS NULL AND removed_on IS NULL AND due_day < '2023-07-01'`,
      ),
    ).toBeGreaterThan(50)
  })

  it('is loaded once: a second time is refused', async () => {
    expect(await seedHalfYear2023(context)).toEqual({ ok: false, refusals: [{ code: 'register-not-empty' }] })
  })

  // Last, for it adds a fact to the register.
  it('tells an execution of June that became known in July apart from what was published', async () => {
    const open = await context.db.read
      .selectFrom('tasks')
      .select('id')
      .where('kind', '=', 'inspection')
      .where('executed_on', 'is', null)
      .where('due_day', '<', '2023-06-28' as Day)
      .limit(1)
      .executeTakeFirstOrThrow()
    const clock = clockAt(instantAt('2023-07-10' as Day, '10:00'))
    const execution = { on: '2023-06-28' as Day, completeness: 'full' as const, note: null }
    await recordExecution({ ...context, clock }, registerItself, open.id, execution)
    const executedInFull = async (knownOn?: string) => {
      const report = await reportJson(context, 'half-year', { from: '2023-01-01', to: '2023-06-30', knownOn })
      return report.ok && report.value.instructions.executedInFull
    }
    expect(await executedInFull('2023-07-05')).toBe(821)
    expect(await executedInFull()).toBe(822)
  })
})
