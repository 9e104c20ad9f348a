import { read } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../seeds/demo/seed-demo.ts'
import { seedHalfYear2023 } from '../../seeds/half-year-2023/seed-half-year-2023.ts'
import { registerItself } from '../../src/access/actor.ts'
import { insertRows } from '../../src/db/insert-rows.ts'
import { type Day, day } from '../../src/kernel/day.ts'
import { newId } from '../../src/kernel/id.ts'
import { fileOfPaper } from '../../src/print/file-of-paper.ts'
import { workbook } from '../../src/print/workbook.ts'
import {
  balanceFormula,
  disciplineFormula,
  executedInFullFormula,
  formulas,
  usualFormula,
} from '../../src/reports/figures/formulas.ts'
import { taskFigures } from '../../src/reports/figures/task-figures.ts'
import { turnoverFigures } from '../../src/reports/figures/turnover-figures.ts'
import { paperOfReport } from '../../src/reports/papers/paper-of-report.ts'
import { comparedReports, type PaperName, reportHref } from '../../src/reports/query/addresses.ts'
import type { Member } from '../support/cast.ts'
import { type TestContext, testContext } from '../support/context.ts'
import { must } from '../support/outcome.ts'
import { type AnsweredPage, pagesOf } from '../support/pages.ts'
import { testClock } from '../support/test-clock.ts'
import { wordsOf as documentWords } from '../support/words-of-word-file.ts'

// What stands in a column of figures and is not a count of anything: a place, a percentage, days, the number of a row.
const uncounted =
  /^(Місце|№|№ з\/п|Днів понад( строк)?|Темп, %|темп, %|Питома вага.*|Рівень, %|%|ф\. \d.*|\d\d\.\d\d|Копії|Повернуто|Перенесено)$/

const formulaOf: Record<PaperName, string> = {
  departments: disciplineFormula(usualFormula),
  'half-year': executedInFullFormula,
  formulas: formulas[0]!.words,
  balance: balanceFormula,
  memo: disciplineFormula(usualFormula),
  month: disciplineFormula(usualFormula),
  week: taskFigures.due.formula,
  department: disciplineFormula(usualFormula),
  'not-in-time': taskFigures.overdue.formula,
  turnover: turnoverFigures.incoming.formula,
  leadership: formulas.find(({ id }) => id === usualFormula)!.words,
}

describe.each([
  ['the demo council', seedDemo, '2026-11-23', '2026-07-01', '2026-11-23'],
  ['the half-year 2023', seedHalfYear2023, '2023-07-05', '2023-01-01', '2023-06-30'],
] as const)('%s', (_, seed, today, from, to) => {
  let context: TestContext
  let controller: ReturnType<typeof pagesOf>
  const opened = new Map<string, AnsweredPage>()

  beforeAll(async () => {
    ;({ context, controller } = await seeded(seed, today))
  }, 300_000)

  const query = { period: { from: day(from), to: day(to) }, asOf: '' as Day, knownOn: null }
  const asOf = { ...query, asOf: day(to === '2023-06-30' ? '2023-07-01' : '2026-11-24') }

  it.each(comparedReports)(
    '%s: every figure opens as many rows as it says, with its formula and its day',
    async (report) => {
      const page = await controller.get(reportHref(report, asOf))
      expect(page.status).toBe(200)
      expect(page.text).toContain(`станом на ${asOf.asOf.split('-').reverse().join('.')}`)
      expect(unopened(page).map((one) => one.split(':')[0])).toEqual(
        // Documents and letters are no one list: their sum stands under the lists that it is of.
        report === 'turnover' ? ['Оригінали', 'Усього'] : [],
      )
      const all = figuresOf(page)
      expect(all.length).toBeGreaterThan(0)
      const figures = report === 'balance' && seed === seedHalfYear2023 ? endsOfColumns(all) : all
      for (const { href, figure } of figures) {
        const list = opened.get(href) ?? (await controller.get(href))
        opened.set(href, list)
        expect([href, list.status, totalOf(list)]).toEqual([href, 200, figure])
        expect([href, rowsShown(list)]).toEqual([href, Math.min(50, figure)])
        expect(list.text, href).toContain('Що пораховано')
        expect(list.text, href).toContain('станом на')
      }
    },
    300_000,
  )

  it.each(Object.entries(formulaOf) as [PaperName, string][])(
    '%s carries its formula and its day in Word, in Excel and on its page',
    async (report, formula) => {
      const paper = must(await paperOfReport(context, report, { query: asOf, actor: registerItself }))
      const page = must(await fileOfPaper(paper, 'docx'))
      const words = await documentWords(page.buffer as ArrayBuffer)
      const book = read(await workbook(paper)).Sheets
      const cells = JSON.stringify(book)
      for (const text of [formula, paper.asOf])
        expect([text, words.includes(text), cells.includes(text)]).toEqual([text, true, true])
      const { text } = await controller.get(reportHref(report, asOf))
      expect(text.replace(/\s+/g, ' ')).toContain(formula)
    },
  )

  it('the percentages open what stands above, below and outside of them, and they add up', async () => {
    const lists = async (of: readonly string[]) =>
      Promise.all(
        of.map(async (figure) => {
          const href = `/reports/${figure.split('/')[0]}/list?from=${from}&to=${to}&asOf=${asOf.asOf}&figure=${figure}`
          return totalOf(await controller.get(href.replaceAll('+', '%2B')))
        }),
      )
    const [inTime, missed, due] = await lists(
      ['inTimeOfDue', 'missedOfDue', 'due'].map((figure) => `departments/total/${figure}`),
    )
    expect(inTime! + missed!).toBe(due)
    const departments = await controller.get(reportHref('departments', asOf))
    for (const words of ['Чисельник', 'Знаменник', 'Не враховано'])
      expect(departments.html.split(`>${words}`).length).toBeGreaterThan(2)
    const leadership = await controller.get(reportHref('leadership', asOf))
    for (const words of ['Чисельник', 'Знаменник']) expect(leadership.html).toContain(`>${words}<`)
  })
})

it('of the first page and the card of a department every figure opens a list as long as it says', async () => {
  const { context, controller } = await seeded(seedDemo, '2026-11-23')
  const first = await controller.get('/')
  const parts = [...first.html.matchAll(/<a href="([^"]*)">Усі (\d+)<\/a>/g)]
  expect(parts.length).toBeGreaterThanOrEqual(3)
  const departments = await context.db.read.selectFrom('departments').select('id').limit(6).execute()
  const tiles = await Promise.all(
    departments.map(async ({ id }) => {
      const { html, text } = await controller.get(`/executors/departments/${id}`)
      expect(text).toContain('Станом на 23.11.2026')
      return [...html.matchAll(/<p class="value[^>]*><a href="([^"]*)">(\d+)<\/a>/g)]
    }),
  )
  for (const [, href = '', figure] of [...parts, ...tiles.flat()]) {
    const { text } = await controller.get(href.replaceAll('&amp;', '&'))
    expect([href, /Знайдено:? (\d+)|(\d+) завдан/.exec(text)?.slice(1).find(Boolean) ?? '0']).toEqual([
      href,
      figure,
    ])
  }
})

const made = new Map<string, ReturnType<typeof make>>()

/** A council on a day, seeded once for all that only read it, and the pages of a controller there. */
function seeded(seed: typeof seedDemo | typeof seedHalfYear2023, today: string) {
  const name = `${seed.name} ${today}`
  const known = made.get(name) ?? make(seed, today)
  made.set(name, known)
  return known
}

async function make(seed: typeof seedDemo | typeof seedHalfYear2023, today: string) {
  const context = await testContext({ clock: testClock(today) })
  expect(await seed(context)).toMatchObject({ ok: true })
  return { context, controller: pagesOf(context, await someController(context)) }
}

/** Counts in columns of figures and in tiles that open nothing, with the head of their column. */
function unopened({ html }: AnsweredPage): string[] {
  const found: string[] = []
  for (const [table] of html.matchAll(/<table.*?<\/table>/gs)) {
    const heads = [...table.matchAll(/<th scope="col".*?<\/th>/gs)].map(([head]) => wordsOf(head))
    for (const [row] of table.matchAll(/<tr.*?<\/tr>/gs)) {
      const cells = [...row.matchAll(/<t[dh][ >].*?<\/t[dh]>/gs)].map(([cell]) => cell)
      if (cells.every((cell) => cell.startsWith('<th scope="col"'))) continue
      for (const [at, cell] of cells.entries())
        if (
          /^<td class="num/.test(cell) &&
          /^\d+$/.test(wordsOf(cell)) &&
          !cell.includes('<a ') &&
          !uncounted.test(heads[at] ?? '')
        )
          found.push(`${heads[at]}: ${wordsOf(cell)}`)
    }
  }
  for (const [, value = ''] of html.matchAll(/<p class="value[^>]*>(\d+)<\/p>/g)) found.push(`tile: ${value}`)
  return found
}

/** Every figure of a page that opens a list: where to, and what it says. */
function figuresOf({ html }: AnsweredPage) {
  const all = [...html.matchAll(/<a href="([^"]*\/list\?[^"]*)">(\d+)<\/a>/g)].map(
    ([, href = '', figure]) => [href.replaceAll('&amp;', '&'), Number(figure)] as const,
  )
  return [...new Map(all)].map(([href, figure]) => ({ href, figure }))
}

/**
 * Of each column of a balance, by department, kind and month, the least and the greatest figure. Its lines differ by a name alone,
 * and each list reads the ways of all tasks: of the demo council all of them are opened, of thousands of tasks these.
 */
function endsOfColumns(figures: ReturnType<typeof figuresOf>) {
  const columns = Map.groupBy(figures, ({ href }) => {
    const [, side, of, column] = new URL(href, 'http://register').searchParams.get('figure')!.split('/')
    return [side, of === 'total' && of, column].join()
  })
  expect(columns.size).toBeGreaterThan(20)
  return [...columns.values()].flatMap((column) => {
    const ordered = column.toSorted((one, other) => one.figure - other.figure)
    return [...new Set([ordered[0]!, ordered.at(-1)!])]
  })
}

function totalOf({ html }: AnsweredPage): number {
  return Number(/<h1[^>]*>[^<]*: (\d+)</.exec(html)?.[1])
}

function rowsShown({ html }: AnsweredPage): number {
  const body = /<tbody>(.*?)<\/tbody>/s.exec(html)?.[1] ?? ''
  return body.split('<tr').length - 1
}

function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00ad', '')
    .replace(/\s+/g, ' ')
    .trim()
}

async function someController(context: TestContext): Promise<Member> {
  const person = await context.db.read
    .selectFrom('people')
    .select(['id', 'department_id', 'short_name'])
    .where('id', 'not in', context.db.read.selectFrom('accounts').select('person_id'))
    .executeTakeFirstOrThrow()
  const accountId = newId()
  const recorded_at = context.clock.now()
  const account = {
    id: accountId,
    person_id: person.id,
    email: 'why@rada.example',
    role: 'controller' as const,
  }
  await context.db.commit([
    insertRows('accounts', [{ ...account, password: null, closed_at: null, recorded_at }]),
  ])
  return { actor: { accountId } } as Member
}
