import { beforeEach, describe, expect, it } from 'vitest'
import { registerDocument } from '../../src/documents/actions/register-document.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { type PaperTable, plainCell } from '../../src/print/paper.ts'
import { explainDelay } from '../../src/reports/explanations/explain-delay.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { paperReport } from '../../src/reports/papers/paper-report.ts'
import { extendTerm } from '../../src/tasks/acts/extensions.ts'
import { tasksOfDocuments } from '../../src/tasks/store.ts'
import { type Cast, type Member, withCast } from '../support/cast.ts'
import { eachEngine, type TestContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { linksOf, pagesOf } from '../support/pages.ts'
import { decision, point } from '../support/register-draft.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf } from '../support/words-of-word-file.ts'

const year = { from: '2026-10-01', to: '2026-12-31', asOf: '2026-12-01' }
const words = {
  reason: 'Не завершено закупівлю',
  standing: 'Виконано 60 % робіт',
  expectedOn: day('2026-12-20'),
}

eachEngine((_engine, open) => {
  let context: TestContext
  let cast: Cast
  let late: string
  let inTime: string

  beforeEach(async () => {
    context = await open({ clock: testClock('2026-11-30') })
    cast = await withCast(context)
    const due = (on: string) => ({ kind: 'day' as const, day: on as Day })
    const registered = must(
      await registerDocument(
        context,
        cast.olena.actor,
        decision({
          registeredOn: day('2026-10-05'),
          tasks: [
            point({ placedOn: day('2026-10-05'), term: due('2026-11-10') }),
            point({ point: '2', placedOn: day('2026-10-05'), term: due('2026-12-25') }),
          ],
        }),
      ),
    )
    const tasks = await tasksOfDocuments(context.db, [registered.id])
    late = tasks[0]!.row.id
    inTime = tasks[1]!.row.id
  })

  const table = async (given: object = {}, who: Member = cast.olena) => {
    const value = must(
      await paperReport(context, who.actor, { report: 'not-in-time', given: { ...year, ...given } }),
    )
    const found = value.blocks.find((block) => block.kind === 'table')
    return (found as PaperTable | undefined)?.rows.map((row) => row.map(plainCell)) ?? []
  }

  describe('the list of what was not executed in time', () => {
    it('names the document, the point, the term, the executor, and what the department says of it', async () => {
      expect(await table()).toEqual([
        [
          1,
          'Рішення виконкому №\u00a01 від\u00a005.10.2026',
          'п.\u00a01. Завершити капітальний ремонт даху ліцею № 25',
          '10.11.2026',
          'Управління транспорту, Іваненко П. С.',
          null,
          null,
          null,
        ],
      ])
      must(await explainDelay(context, cast.petro.actor, { taskId: late, input: words }))
      expect((await table())[0]!.slice(5)).toEqual([
        'Не завершено закупівлю',
        'Виконано 60 % робіт',
        '20.12.2026',
      ])
    })

    it('has as many rows as the sheet counts overdue, as of any day', async () => {
      expect(await table({ asOf: '2026-11-11' })).toHaveLength(1)
      expect(await table({ asOf: '2026-11-10' })).toHaveLength(0)
    })

    it('says of a day of the past what was said and due then', async () => {
      must(await explainDelay(context, cast.petro.actor, { taskId: late, input: words }))
      const said = context.clock.now()
      context.clock.moveTo('2026-12-05')
      must(
        await explainDelay(context, cast.roman.actor, {
          taskId: late,
          input: { ...words, standing: 'Виконано 90 % робіт' },
        }),
      )
      const extension = {
        until: day('2026-12-30'),
        decidedOn: day('2026-12-05'),
        decidedBy: null,
        ground: null,
      }
      must(await extendTerm(context, cast.olena.actor, late, extension))
      expect((await table({ asOf: '2026-12-06' }))[0]![6]).toBe('Виконано 90 % робіт')
      expect((await table())[0]!.slice(3, 7)).toEqual([
        '10.11.2026',
        'Управління транспорту, Іваненко П. С.',
        'Не завершено закупівлю',
        'Виконано 60 % робіт',
      ])
      expect((await table({ asOf: '2026-12-06', knownOn: said }))[0]![6]).toBe('Виконано 60 % робіт')
      expect((await table({ asOf: '2026-11-30' }))[0]![5]).toBeNull()
    })

    it('counts and does not name what a person may not see', async () => {
      const [row] = await table({}, cast.ihor)
      expect(row).toEqual([1, null, expect.stringContaining('Враховано'), null, null, null, null, null])
    })
  })

  describe('the three columns are filled', () => {
    it.each(['petro', 'roman', 'olena'] as const)(
      'by the lead, the head, the controller: %s',
      async (who) => {
        expect((await explainDelay(context, cast[who].actor, { taskId: late, input: words })).ok).toBe(true)
      },
    )

    it.each([
      ['ihor', 'not-found'],
      ['maria', 'not-allowed'],
      ['hanna', 'not-allowed'],
      ['andrii', 'not-allowed'],
    ] as const)('not by %s: %s', async (who, code) => {
      expect(await explainDelay(context, cast[who].actor, { taskId: late, input: words })).toMatchObject({
        ok: false,
        refusals: [{ code }],
      })
    })

    it('not of a task whose term has not passed, nor with a day that has, nor over the head of another', async () => {
      const { actor } = cast.petro
      const past = { ...words, expectedOn: day('2026-11-01') }
      expect(await explainDelay(context, actor, { taskId: inTime, input: words })).toMatchObject({
        refusals: [{ code: 'not-overdue' }],
      })
      expect(await explainDelay(context, actor, { taskId: late, input: past })).toMatchObject({
        refusals: [{ code: 'expected-day-past', field: 'expectedOn' }],
      })
      must(await explainDelay(context, actor, { taskId: late, input: { ...words, version: 0 } }))
      expect(
        await explainDelay(context, actor, { taskId: late, input: { ...words, version: 0 } }),
      ).toMatchObject({
        refusals: [{ code: 'conflict' }],
      })
    })
  })

  describe('the page where they are filled', () => {
    const path = '/reports/not-in-time/explanations'

    it('is named in the menu of an executor, shows what waits, keeps what was typed', async () => {
      const petro = pagesOf(context, cast.petro)
      expect(linksOf(await petro.get('/my'), 'Причини прострочення')).toEqual([path])
      expect((await petro.get(path)).text).toContain('прострочено на 20 днів')
      const wrong = await petro.post(`${path}/${late}`, {
        [`${late}[reason]`]: 'Немає коштів',
        [`${late}[standing]`]: '',
        [`${late}[expectedOn]`]: '31.02.2027',
        [`${late}[version]`]: '0',
      })
      expect(wrong.status).toBe(422)
      expect(wrong.html).toContain('Немає коштів')
      expect(wrong.html).toContain('31.02.2027')
      const right = await petro.post(`${path}/${late}`, {
        [`${late}[reason]`]: 'Немає коштів',
        [`${late}[standing]`]: 'Погоджено кошторис',
        [`${late}[expectedOn]`]: '20.12.2026',
        [`${late}[version]`]: '0',
      })
      expect(right.status).toBe(303)
      expect((await petro.get(path)).text).toContain('Що писали: 1')
    })
  })

  it('says in Word what the page says', async () => {
    must(await explainDelay(context, cast.petro.actor, { taskId: late, input: words }))
    const query = {
      period: { from: day('2026-10-01'), to: day('2026-12-31') },
      asOf: day('2026-12-01'),
      knownOn: null,
    }
    const paper = must(await paperOfReport(context, 'not-in-time', { query, actor: cast.olena.actor }))
    const said = await wordsOf(must(await fileOfPaper(paper, 'docx')).buffer as ArrayBuffer)
    const page = await pagesOf(context, cast.olena).get(
      '/reports/not-in-time?from=2026-10-01&to=2026-12-31&asOf=2026-12-01',
    )
    for (const one of [
      'Не завершено закупівлю',
      'Виконано 60 % робіт',
      '20.12.2026',
      'Не виконано у строк: 1 завдання',
    ]) {
      expect(said).toContain(one)
      expect(page.text).toContain(one)
    }
  })

  it('a paper of too many rows is refused for Word and told to be had in Excel', async () => {
    const rows = Array.from({ length: 5001 }, (_, at) => [at])
    const blocks = [{ kind: 'table' as const, name: 'Перелік', columns: [{ head: '№', width: 20 }], rows }]
    const paper = { name: 'Перелік', organization: '', heading: [], asOf: '', blocks, signedBy: '' }
    expect(await fileOfPaper(paper, 'docx')).toMatchObject({
      refusals: [{ code: 'too-long-for-word', facts: { rows: 5001 } }],
    })
  })
})
